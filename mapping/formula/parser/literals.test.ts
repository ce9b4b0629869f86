import { describe, expect, test } from '@jest/globals';
import { calculate } from '../library/testing/calculate.ts';
import { typedResult } from '../library/testing/typed-result.ts';
import { parseFormula } from '../parse-formula.ts';
import { FormulaSyntaxError } from './syntax-error.ts';

describe('numbers', () => {
  test.each([
    ['0', 'int 0'],
    ['2147483647', 'int 2147483647'],
    ['2147483648', 'long 2147483648'],
    ['9223372036854775807', 'long 9223372036854775807'],
    ['12L', 'long 12'],
    ['12l', 'long 12'],
    ['1_000_000', 'int 1000000'],
    ['0x1F', 'int 31'],
    ['0XfF', 'int 255'],
    ['0xFFL', 'long 255'],
    ['0x_1', 'int 1'],
    ['0xFFFFFFFF', 'long 4294967295'],
    ['1.5', 'double 1.5'],
    ['.5', 'double 0.5'],
    ['1e3', 'double 1000'],
    ['1.5e-3', 'double 0.0015'],
    ['5d', 'double 5'],
    ['5D', 'double 5'],
    ['5f', 'double 5'],
    ['5m', 'decimal 5'],
    ['1.50M', 'decimal 1.50'],
    ['79228162514264337593543950335m', 'decimal 79228162514264337593543950335'],
  ])('%s is %s', (literal, expected) => {
    expect(typedResult(literal)).toBe(expected);
  });

  test.each([
    '9223372036854775808',
    '0xFFFFFFFFFFFFFFFF',
    '1.5L',
    '1e999',
    '79228162514264337593543950336m',
    '0x',
    '0x_',
    '0x1m',
    '0xG',
    '5x',
    '1e',
    '1.',
  ])('%s is none', (literal) => {
    expect(() => parseFormula(literal)).toThrow(FormulaSyntaxError);
  });
});

describe('texts and characters', () => {
  test.each<[literal: string, expected: string]>([
    ['""', ''],
    ['"a\\"b"', 'a"b'],
    ['"\\\\"', '\\'],
    ['"\\n\\r\\t\\0\\a\\b\\f\\v"', '\n\r\t\0\u0007\b\f\v'],
    ['"\\u0041\\u00e9"', 'Aé'],
    ['"\\\'"', "'"],
    ['"// no comment"', '// no comment'],
    ['@""', ''],
    ['@"C:\\new"', 'C:\\new'],
    ['@"say ""yes"""', 'say "yes"'],
    ['@"two\nlines"', 'two\nlines'],
    ["'a'", "'a'"],
    ["'\\''", "'''"],
    ["'\"'", "'\"'"],
    ["'\\u0041'", "'A'"],
    ["'\\\\'", "'\\'"],
  ])('%s', (literal, expected) => {
    expect(calculate(literal)).toBe(expected);
  });

  test.each(['"\\q"', '"\\u12"', '"a\nb"', '"', "''", "'ab'", "'", "'\\q'", '@"', '"\\"'])('%j is none', (literal) => {
    expect(() => parseFormula(literal)).toThrow(FormulaSyntaxError);
  });
});

describe('names', () => {
  test.each(['a', '_a', 'a1', 'größe', 'имя', '名前', 'e\u0301', '@if', 'ifs', 'nullable'])('%s is one', (name) => {
    expect(parseFormula(name).body).toMatchObject([{ value: { kind: 'name', name: name.replace('@', '') } }]);
  });

  test.each(['1a', '@', '@1', 'a-', 'a b', '\u{1F600}', 'a\u200Bb', '#a', '$a'])('%j is none', (name) => {
    expect(() => parseFormula(name)).toThrow(FormulaSyntaxError);
  });
});

describe('what stands in braces in a text', () => {
  test.each<[formula: string, value: unknown, alignment: number | null, format: string | null]>([
    ['$"{a}"', { name: 'a' }, null, null],
    ['$"{a,5}"', { name: 'a' }, 5, null],
    ['$"{a , -5 }"', { name: 'a' }, -5, null],
    ['$"{a:yyyy-MM-dd HH:mm}"', { name: 'a' }, null, 'yyyy-MM-dd HH:mm'],
    ['$"{a,8:0.00}"', { name: 'a' }, 8, '0.00'],
    ['$"{F(a, b)}"', { kind: 'call' }, null, null],
    ['$"{(a ? b : c)}"', { kind: 'conditional' }, null, null],
    ['$"{a["x:y"]}"', { kind: 'index' }, null, null],
    ['$"{new[] { 1, 2 }}"', { kind: 'list' }, null, null],
  ])('%s', (formula, value, alignment, format) => {
    expect(parseFormula(formula).body).toMatchObject([{ value: { parts: [{ value, alignment, format }] } }]);
  });

  test.each(['$"{}"', '$"{ }"', '$"{a,}"', '$"{a,b}"', '$"{a,1000}"', '$"{a"', '$"a}"', '$"{a;}"', '$"{return a}"'])(
    'is not %s',
    (formula) => {
      expect(() => parseFormula(formula)).toThrow(FormulaSyntaxError);
    },
  );
});
