import { describe, expect, test } from '@jest/globals';
import { readDecimal } from './convert.ts';
import { numberText } from './number-format.ts';
import {
  addNumbers,
  compareNumbers,
  divideNumbers,
  equalNumbers,
  multiplyNumbers,
  negateNumber,
  promotedType,
  remainderNumbers,
  subtractNumbers,
} from './numbers.ts';
import type { NumberValue, TypeName } from '../values.ts';

const operations = {
  '+': addNumbers,
  '-': subtractNumbers,
  '*': multiplyNumbers,
  '/': divideNumbers,
  '%': remainderNumbers,
} as const;

/** A number as C# writes it: `7`, `7L`, `7d`, `7m`. */
function read(literal: string): NumberValue {
  const digits = literal.slice(0, -1);
  if (literal.endsWith('m')) return { type: 'decimal', value: readDecimal(digits) };
  if (literal.endsWith('d')) return { type: 'double', value: Number(digits) };
  if (literal.endsWith('L')) return { type: 'long', value: BigInt(digits) };
  return { type: 'int', value: BigInt(literal) };
}

function write(value: NumberValue): string {
  const suffix = { int: '', long: 'L', double: 'd', decimal: 'm' }[value.type];
  return numberText(value) + suffix;
}

describe('numbers are calculated in the type in which they meet', () => {
  test.each<[string, keyof typeof operations, string, string]>([
    ['1', '+', '2', '3'],
    ['1', '+', '2L', '3L'],
    ['1', '+', '2d', '3d'],
    ['1', '+', '2.0m', '3.0m'],
    ['1L', '+', '2m', '3m'],
    ['1L', '-', '2d', '-1d'],
    ['0.1d', '+', '0.2d', '0.30000000000000004d'],
    ['0.1m', '+', '0.2m', '0.3m'],
    ['2147483647', '+', '1L', '2147483648L'],
    ['7', '/', '2', '3'],
    ['-7', '/', '2', '-3'],
    ['7', '/', '-2', '-3'],
    ['7', '/', '2d', '3.5d'],
    ['7', '/', '2m', '3.5m'],
    ['7L', '/', '2', '3L'],
    ['-7', '%', '3', '-1'],
    ['7', '%', '-3', '1'],
    ['5.5d', '%', '2', '1.5d'],
    ['-5.5d', '%', '2', '-1.5d'],
    ['5.50m', '%', '2', '1.50m'],
    ['1', '/', '0d', 'Infinityd'],
    ['-1', '/', '0d', '-Infinityd'],
    ['0d', '/', '0', 'NaNd'],
    ['1d', '%', '0', 'NaNd'],
    ['1d', '*', 'Infinityd', 'Infinityd'],
    ['1e308d', '*', '10', 'Infinityd'],
    ['46340', '*', '46340', '2147395600'],
  ])('%s %s %s is %s', (left, operation, right, expected) => {
    expect(write(operations[operation](read(left), read(right)))).toBe(expected);
  });

  test.each<[string, keyof typeof operations, string, string]>([
    ['2147483647', '+', '1', 'out of the range of int'],
    ['-2147483648', '-', '1', 'out of the range of int'],
    ['46341', '*', '46341', 'out of the range of int'],
    ['-2147483648', '/', '-1', 'out of the range of int'],
    ['9223372036854775807L', '+', '1', 'out of the range of long'],
    ['-9223372036854775808L', '/', '-1', 'out of the range of long'],
    ['79228162514264337593543950335m', '+', '1', 'out of the range of decimal'],
    ['1', '/', '0', 'divided by zero'],
    ['1', '%', '0', 'divided by zero'],
    ['1L', '/', '0', 'divided by zero'],
    ['1m', '/', '0', 'divided by zero'],
    ['1m', '%', '0.00m', 'divided by zero'],
    ['1m', '+', '1d', 'decimal and double cannot meet'],
    ['1d', '*', '1m', 'decimal and double cannot meet'],
  ])('%s %s %s is refused', (left, operation, right, message) => {
    expect(() => operations[operation](read(left), read(right))).toThrow(message);
  });
});

describe('a number is negated', () => {
  test.each([
    ['7', '-7'],
    ['-7L', '7L'],
    ['0', '0'],
    ['0d', '-0d'],
    ['1.50m', '-1.50m'],
    ['Infinityd', '-Infinityd'],
  ])('%s: %s', (literal, expected) => {
    expect(write(negateNumber(read(literal)))).toBe(expected);
  });

  test.each(['-2147483648', '-9223372036854775808L'])('but not %s', (literal) => {
    expect(() => negateNumber(read(literal))).toThrow('out of the range');
  });
});

describe('numbers are compared', () => {
  test.each([
    ['1', '2', -1],
    ['2', '1L', 1],
    ['1', '1d', 0],
    ['1', '1.00m', 0],
    ['1.5m', '1', 1],
    ['9223372036854775807L', '9223372036854775806L', 1],
    ['0d', '-0d', 0],
    ['-Infinityd', '0', -1],
    ['NaNd', '1', Number.NaN],
    ['1', 'NaNd', Number.NaN],
    ['NaNd', 'NaNd', Number.NaN],
  ])('%s and %s: %d', (left, right, expected) => {
    expect(compareNumbers(read(left), read(right))).toBe(expected);
    expect(equalNumbers(read(left), read(right))).toBe(expected === 0);
  });

  test('but not a decimal with a double', () => {
    expect(() => compareNumbers(read('1m'), read('1d'))).toThrow('cannot meet');
    expect(() => equalNumbers(read('1d'), read('1m'))).toThrow('cannot meet');
  });
});

describe('the type in which two numbers meet', () => {
  test.each<[TypeName, TypeName, TypeName | null]>([
    ['int', 'int', 'int'],
    ['int', 'long', 'long'],
    ['long', 'long', 'long'],
    ['int', 'double', 'double'],
    ['long', 'double', 'double'],
    ['int', 'decimal', 'decimal'],
    ['long', 'decimal', 'decimal'],
    ['double', 'double', 'double'],
    ['decimal', 'decimal', 'decimal'],
    ['decimal', 'double', null],
    ['int', 'string', null],
    ['int', 'null', null],
    ['char', 'int', null],
    ['bool', 'bool', null],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(promotedType(a, b)).toBe(expected);
    expect(promotedType(b, a)).toBe(expected);
  });
});
