import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { typedResult } from './library/testing/typed-result.ts';
import { compareValues, equalValues } from './operators.ts';
import { failureOf } from './testing/run.ts';
import { intOf, type Value } from './values.ts';

const day = 'new DateTime(2026, 1, 2)';
const noonInParis = 'DateTimeOffset.Parse("2026-01-02T12:00:00+01:00")';
const elevenInUtc = 'DateTimeOffset.Parse("2026-01-02T11:00:00+00:00")';
const hour = 'TimeSpan.FromHours(1)';

const decimal = (coefficient: bigint, scale: number): Value => ({ type: 'decimal', value: { coefficient, scale } });

describe('operators do what C# does', () => {
  test.each([
    ['1 + 2', 'int 3'],
    ['1 + 2L', 'long 3'],
    ['1 + 2.0', 'double 3'],
    ['1 + 2.50m', 'decimal 3.50'],
    ['7 / 2', 'int 3'],
    ['-7 / 2', 'int -3'],
    ['-7 % 3', 'int -1'],
    ['7 / 2.0', 'double 3.5'],
    ['7m / 2', 'decimal 3.5'],
    ['+5', 'int 5'],
    ['-5L', 'long -5'],
    ['!true', 'bool False'],
    ['"a" + "b"', 'string ab'],
    ['"a" + 1 + 2', 'string a12'],
    ['1 + 2 + "a"', 'string 3a'],
    ['"a" + true', 'string aTrue'],
    ['"a" + null', 'string a'],
    ['null + "a"', 'string a'],
    ['null + null', 'string '],
    ['\'a\' + "b"', 'string ab'],
    [`"a" + ${day}`, 'string a01/02/2026 00:00:00'],
    [`(${day} + ${hour}).Hour`, 'int 1'],
    [`(${day} - ${hour}).Day`, 'int 1'],
    [`${day} - ${day}`, 'TimeSpan 00:00:00'],
    [`${hour} + ${hour}`, 'TimeSpan 02:00:00'],
    [`${hour} - ${hour}`, 'TimeSpan 00:00:00'],
  ])('%s is %s', (formula, expected) => {
    expect(typedResult(formula)).toBe(expected);
  });

  test.each(['+', '-', '*', '/', '%'])('a number that is null makes the result of %s null', (operator) => {
    expect(typedResult(`1 ${operator} null`)).toBe('null');
    expect(typedResult(`null ${operator} 1.5m`)).toBe('null');
  });
});

describe('== is', () => {
  test.each<[formula: string, expected: boolean]>([
    ['1 == 1L', true],
    ['1 == 1.0', true],
    ['1 == 1.00m', true],
    ['0.0 / 0.0 == 0.0 / 0.0', false],
    ['0.0 / 0.0 != 0.0 / 0.0', true],
    ['"a" == "a"', true],
    ['"a" == "A"', false],
    ['"" == null', false],
    ['null == null', true],
    ['0 == null', false],
    ['true == true', true],
    ["'a' == 'a'", true],
    ["'a' == 'b'", false],
    [`${day} == ${day}`, true],
    [`${noonInParis} == ${elevenInUtc}`, true],
    [`${hour} == TimeSpan.FromMinutes(60)`, true],
    [`${day}.DayOfWeek == DayOfWeek.Friday`, true],
    [`${day}.DayOfWeek == DayOfWeek.Monday`, false],
    ['Guid.Empty == Guid.Parse("00000000-0000-0000-0000-000000000000")', true],
  ])('%s: %j', (formula, expected) => {
    expect(typedResult(formula)).toBe(`bool ${expected ? 'True' : 'False'}`);
    const [, operator = '=='] = /(==|!=)/.exec(formula) ?? [];
    const other = formula.replace(operator, operator === '==' ? '!=' : '==');
    expect(typedResult(other)).toBe(`bool ${expected ? 'False' : 'True'}`);
  });
});

describe('< and the like', () => {
  test.each<[formula: string, expected: string]>([
    ['1 < 2', 'True'],
    ['2 <= 2.0', 'True'],
    ['2 > 2', 'False'],
    ['2m >= 3', 'False'],
    ["'a' < 'b'", 'True'],
    [`${day} < ${day}`, 'False'],
    [`${noonInParis} <= ${elevenInUtc}`, 'True'],
    [`${hour} > TimeSpan.Zero`, 'True'],
    ['1 < null', 'False'],
    ['null < 1', 'False'],
    ['null <= null', 'False'],
    ['0.0 / 0.0 < 1', 'False'],
    ['0.0 / 0.0 >= 1', 'False'],
  ])('%s is %s', (formula, expected) => {
    expect(typedResult(formula)).toBe(`bool ${expected}`);
  });
});

describe('what C# would not compile fails with the types, not with the values', () => {
  test.each([
    ['"a" - 1', 'The operator - cannot be applied to string and int.'],
    ['"a" * "b"', 'The operator * cannot be applied to string and string.'],
    ['true + 1', 'The operator + cannot be applied to bool and int.'],
    ['"a" < "b"', 'The operator < cannot be applied to string and string.'],
    ['true < false', 'The operator < cannot be applied to bool and bool.'],
    ['1 < "2"', 'The operator < cannot be applied to int and string.'],
    ['1 == "1"', 'int and string cannot be compared.'],
    ['true == "true"', 'bool and string cannot be compared.'],
    ['new[] { 1 } == new[] { 1 }', 'List and List cannot be compared.'],
    ['-"a"', 'The operator - cannot be applied to string.'],
    ['-null', 'The operator - cannot be applied to null.'],
    ['!1', 'The operator ! cannot be applied to int.'],
    [`${hour} + ${day}`, 'The operator + cannot be applied to TimeSpan and DateTime.'],
    [`${day} + ${day}`, 'The operator + cannot be applied to DateTime and DateTime.'],
    [`${day} * 2`, 'The operator * cannot be applied to DateTime and int.'],
    ['1.0 + 1.0m', 'decimal and double cannot meet; make one the other by a cast, as in (decimal)x.'],
    ['1.0 == 1.0m', 'decimal and double cannot meet; make one the other by a cast, as in (decimal)x.'],
    ['1 / 0', 'A number is divided by zero.'],
    ['2147483647 + 1', 'The number is out of the range of int.'],
    ['new[] { 1 } + "a"', 'A List is no text; name the item or field of it, or use string.Join.'],
  ])('%s', (formula, message) => {
    expect(failureOf(formula).message).toBe(message);
  });
});

describe('values as lists compare and sort them', () => {
  test.each<[what: string, left: Value, right: Value, equal: boolean]>([
    ['numbers of different types', intOf(1), { type: 'long', value: 1n }, true],
    ['a number and a decimal', intOf(1), decimal(100n, 2), true],
    ['a decimal and a double, which cannot meet', decimal(1n, 0), { type: 'double', value: 1 }, false],
    ['a number and its text', intOf(1), '1', false],
    ['nulls', null, null, true],
    ['null and an empty text', null, '', false],
    [
      'a DateTime and a DateTimeOffset',
      { type: 'DateTime', ticks: 0n },
      { type: 'DateTimeOffset', ticks: 0n, offsetMinutes: 0 },
      false,
    ],
    ['different types of one look', { type: 'char', value: 'a' }, 'a', false],
    ['lists that hold the same', { type: 'List', items: [] }, { type: 'List', items: [] }, false],
  ])('%s', (_what, left, right, equal) => {
    expect(equalValues(left, right)).toBe(equal);
    expect(equalValues(right, left)).toBe(equal);
  });

  test('are sorted with null first, texts by their code units', () => {
    const texts: Value[] = ['b', null, 'a', 'B', '', 'é'];
    expect(texts.toSorted(compareValues)).toEqual([null, '', 'B', 'a', 'b', 'é']);
    expect([true, null, false].toSorted(compareValues)).toEqual([null, false, true]);
  });

  test('that have no order fail', () => {
    expect(() => compareValues('a', intOf(1))).toThrow('string and int have no order.');
    expect(() => compareValues({ type: 'Guid', text: 'a' }, { type: 'Guid', text: 'b' })).toThrow(
      'Guid and Guid have no order.',
    );
  });

  test('have one order for all numbers', () => {
    const number = fc.oneof(
      fc.integer().map((value): Value => intOf(value)),
      fc.integer().map((value): Value => ({ type: 'long', value: BigInt(value) })),
      fc.double({ noNaN: true }).map((value): Value => ({ type: 'double', value })),
    );
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
        expect(compareValues(a, b) > 0 || compareValues(b, c) > 0 || compareValues(a, c) <= 0).toBe(true);
      }),
    );
  });
});
