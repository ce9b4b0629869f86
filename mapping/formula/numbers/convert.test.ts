import { describe, expect, test } from '@jest/globals';
import { readDecimal, toBool, toDecimal, toDouble, toWhole } from './convert.ts';
import { decimalText } from './decimal.ts';
import { FormulaError } from '../formula-error.ts';
import type { Value } from '../values.ts';

const int = (value: number): Value => ({ type: 'int', value: BigInt(value) });
const long = (value: bigint): Value => ({ type: 'long', value });
const double = (value: number): Value => ({ type: 'double', value });
const decimal = (text: string): Value => ({ type: 'decimal', value: readDecimal(text) });
const monday: Value = { type: 'DayOfWeek', name: 'Monday', number: 1 };
const five: Value = { type: 'char', value: '5' };

/** What .NET cannot convert (no IConvertible, or one that refuses numbers). */
const noNumbers: [string, Value][] = [
  ['DateTime', { type: 'DateTime', ticks: 1n }],
  ['DateTimeOffset', { type: 'DateTimeOffset', ticks: 1n, offsetMinutes: 0 }],
  ['TimeSpan', { type: 'TimeSpan', ticks: 1n }],
  ['Guid', { type: 'Guid', text: '00000000-0000-0000-0000-000000000001' }],
  ['List', { type: 'List', items: [] }],
  ['Dictionary', { type: 'Dictionary', entries: new Map() }],
];

describe('to a whole number', () => {
  test.each<[string, Value, bigint]>([
    ['null', null, 0n],
    ['true', true, 1n],
    ['false', false, 0n],
    ['"12"', ' -12 ', -12n],
    ['0.5', double(0.5), 0n],
    ['1.5', double(1.5), 2n],
    ['2.5', double(2.5), 2n],
    ['-2.5', double(-2.5), -2n],
    ['-3.5', double(-3.5), -4n],
    ['2147483647.4', double(2147483647.4), 2147483647n],
    ['-2147483648.5', double(-2147483648.5), -2147483648n],
    ['2.5m', decimal('2.5'), 2n],
    ['3.5m', decimal('3.50'), 4n],
    ['7L', long(7n), 7n],
    ['an enumeration', monday, 1n],
    ['a char, by its code', five, 53n],
  ])('%s', (_, value, expected) => {
    expect(toWhole(value, 'int')).toBe(expected);
    expect(toWhole(value, 'long')).toBe(expected);
  });

  test.each<[string, Value]>([
    ['2147483647.5', double(2147483647.5)],
    ['NaN', double(Number.NaN)],
    ['3000000000L', long(3000000000n)],
    ['3000000000m', decimal('3000000000')],
    ['"3000000000"', '3000000000'],
  ])('%s is out of the range of int', (_, value) => {
    expect(() => toWhole(value, 'int')).toThrow('out of the range of int');
  });

  test.each(['7.5', '', 'seven', '1,000', '1e3'])('the text %j is none', (text) => {
    expect(() => toWhole(text, 'long')).toThrow('The text is no whole number.');
  });
});

describe('to a double', () => {
  test.each<[string, Value, number]>([
    ['null', null, 0],
    ['true', true, 1],
    ['7', int(7), 7],
    ['0.1m', decimal('0.10'), 0.1],
    ['"7.5"', '7.5', 7.5],
    ['"1,000.5"', ' 1,000.5', 1000.5],
    ['"1e3"', '1e3', 1000],
    ['an enumeration', monday, 1],
  ])('%s', (_, value, expected) => {
    expect(toDouble(value)).toBe(expected);
  });

  test('a text without a number is refused', () => {
    expect(() => toDouble('')).toThrow('The text is no number.');
    expect(() => toDouble('seven')).toThrow('The text is no number.');
  });
});

describe('to a decimal', () => {
  test.each<[string, Value, string]>([
    ['null', null, '0'],
    ['true', true, '1'],
    ['7L', long(7n), '7'],
    ['1.50m', decimal('1.50'), '1.50'],
    ['0.1 + 0.2', double(0.1 + 0.2), '0.3'],
    ['"7.50"', '7.50', '7.50'],
    ['"1,000-"', '1,000-', '-1000'],
  ])('%s', (_, value, expected) => {
    expect(decimalText(toDecimal(value))).toBe(expected);
  });

  test.each<[string, Value]>([
    ['a text with an exponent', '1e3'],
    ['a blank text', ' '],
    ['infinity', double(Infinity)],
  ])('%s is refused', (_, value) => {
    expect(() => toDecimal(value)).toThrow(FormulaError);
  });
});

describe('to a bool', () => {
  test.each<[string, Value, boolean]>([
    ['null', null, false],
    ['true', true, true],
    ['0', int(0), false],
    ['-1', int(-1), true],
    ['0.0', double(0), false],
    ['NaN', double(Number.NaN), true],
    ['0.00m', decimal('0.00'), false],
    ['0.01m', decimal('0.01'), true],
    ['" true "', ' true ', true],
    ['"False"', 'False', false],
  ])('%s', (_, value, expected) => {
    expect(toBool(value)).toBe(expected);
  });

  test.each(['', '1', 'yes'])('the text %j is none', (text) => {
    expect(() => toBool(text)).toThrow('neither True nor False');
  });
});

test.each(noNumbers)('a %s is no number', (type, value) => {
  expect(() => toWhole(value, 'int')).toThrow(`${type} cannot be converted to int.`);
  expect(() => toDouble(value)).toThrow(`${type} cannot be converted to double.`);
  expect(() => toDecimal(value)).toThrow(`${type} cannot be converted to decimal.`);
  expect(() => toBool(value)).toThrow(`${type} cannot be converted to bool.`);
});

test('a char is a number only as a whole one', () => {
  expect(() => toDouble(five)).toThrow('char cannot be converted to double.');
  expect(() => toDecimal(five)).toThrow('char cannot be converted to decimal.');
});
