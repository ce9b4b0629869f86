import { describe, expect, test } from '@jest/globals';
import { readDecimal } from './convert.ts';
import { FormulaError } from '../formula-error.ts';
import { numberText } from './number-format.ts';
import { convertNumber, widenNumber, wholeNumber, wholeOfDouble, type NumberType } from './number-types.ts';
import type { NumberValue } from '../values.ts';

const int = (value: number): NumberValue => ({ type: 'int', value: BigInt(value) });
const long = (value: bigint): NumberValue => ({ type: 'long', value });
const double = (value: number): NumberValue => ({ type: 'double', value });
const decimal = (text: string): NumberValue => ({ type: 'decimal', value: readDecimal(text) });

describe('a whole number', () => {
  test.each<['int' | 'long', bigint]>([
    ['int', 2147483647n],
    ['int', -2147483648n],
    ['long', 9223372036854775807n],
    ['long', -9223372036854775808n],
  ])('of the type %s may be %s', (type, value) => {
    expect(wholeNumber(value, type)).toEqual({ type, value });
  });

  test.each<['int' | 'long', bigint]>([
    ['int', 2147483648n],
    ['int', -2147483649n],
    ['long', 9223372036854775808n],
    ['long', -9223372036854775809n],
  ])('of the type %s may not be %s', (type, value) => {
    expect(() => wholeNumber(value, type)).toThrow(`The number is out of the range of ${type}.`);
  });

  test('is not made of NaN or infinity', () => {
    expect(() => wholeOfDouble(Number.NaN, 'int')).toThrow(FormulaError);
    expect(() => wholeOfDouble(Infinity, 'long')).toThrow(FormulaError);
  });
});

describe('a number widens as C# converts unasked', () => {
  test.each<[NumberValue, NumberType, string | null]>([
    [int(7), 'int', '7'],
    [int(7), 'long', '7'],
    [int(7), 'double', '7'],
    [int(-7), 'decimal', '-7'],
    [long(7n), 'int', null],
    [long(7n), 'double', '7'],
    [long(9007199254740993n), 'double', '9007199254740992'],
    [long(9007199254740993n), 'decimal', '9007199254740993'],
    [double(7), 'int', null],
    [double(7), 'long', null],
    [double(7), 'decimal', null],
    [double(7.5), 'double', '7.5'],
    [decimal('7'), 'int', null],
    [decimal('7'), 'double', null],
    [decimal('7.50'), 'decimal', '7.50'],
  ])('%j to %s', (value, type, expected) => {
    const widened = widenNumber(value, type);
    expect(widened === null ? null : [widened.type, numberText(widened)]).toEqual(
      expected === null ? null : [type, expected],
    );
  });
});

describe('a cast', () => {
  test.each<[string, NumberValue, NumberType, string]>([
    ['2.9', double(2.9), 'int', '2'],
    ['-2.9', double(-2.9), 'int', '-2'],
    ['-0.5', double(-0.5), 'long', '0'],
    ['2147483647.9', double(2147483647.9), 'int', '2147483647'],
    ['2.9m', decimal('2.9'), 'int', '2'],
    ['-2.9m', decimal('-2.9'), 'long', '-2'],
    ['7L', long(7n), 'int', '7'],
    ['7', int(7), 'decimal', '7'],
    ['0.1m', decimal('0.1'), 'double', '0.1'],
    ['1.50m', decimal('1.50'), 'decimal', '1.50'],
    ['1/3', double(1 / 3), 'decimal', '0.333333333333333'],
  ])('of %s (%j) to %s is %s', (_, value, type, expected) => {
    const converted = convertNumber(value, type);
    expect([converted.type, numberText(converted)]).toEqual([type, expected]);
  });

  test.each<[NumberValue, NumberType]>([
    [double(2147483648), 'int'],
    [double(-2147483649), 'int'],
    [double(2 ** 63), 'long'],
    [double(Number.NaN), 'int'],
    [double(Infinity), 'long'],
    [double(1e30), 'decimal'],
    [double(Number.NaN), 'decimal'],
    [decimal('2147483648'), 'int'],
    [long(2147483648n), 'int'],
  ])('of %j to %s is out of range', (value, type) => {
    expect(() => convertNumber(value, type)).toThrow('out of the range');
  });
});
