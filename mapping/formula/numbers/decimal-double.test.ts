import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDecimal } from './convert.ts';
import { decimalText } from './decimal.ts';
import { decimalOfDouble, doubleOfDecimal } from './decimal-double.ts';
import { FormulaError } from '../formula-error.ts';

describe('a double becomes a decimal of at most 15 digits', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-1.5, '-1.5'],
    [100, '100'],
    [0.1, '0.1'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.333333333333333'],
    [2 / 3, '0.666666666666667'],
    [-2 / 3, '-0.666666666666667'],
    [1234567890.1234567, '1234567890.12346'],
    [123456789012345680, '123456789012346000'],
    [9007199254740992, '9007199254740990'],
    [1e20, '100000000000000000000'],
    [1e-5, '0.00001'],
    [1e-28, '0.0000000000000000000000000001'],
    [1e-29, '0'],
    [5e-324, '0'],
    [7.9e28, '79000000000000000000000000000'],
  ])('%d: %s', (double, expected) => {
    expect(decimalText(decimalOfDouble(double))).toBe(expected);
  });

  test.each([Number.NaN, Infinity, -Infinity, 1e29, -1e29, Number.MAX_VALUE])('%d is out of range', (double) => {
    expect(() => decimalOfDouble(double)).toThrow(FormulaError);
  });
});

describe('a decimal becomes the nearest double', () => {
  test.each([
    ['0.1', 0.1],
    ['0.30', 0.3],
    ['-2.5', -2.5],
    ['79228162514264337593543950335', 7.922816251426434e28],
    ['0.3333333333333333333333333333', 1 / 3],
    ['9007199254740993', 9007199254740992],
  ])('%s: %d', (text, expected) => {
    expect(doubleOfDecimal(readDecimal(text))).toBe(expected);
  });

  test('and comes back where it had no more than 15 digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }), (whole, scale) => {
        const double = whole / 10 ** scale;
        expect(doubleOfDecimal(decimalOfDouble(double))).toBe(double + 0);
      }),
    );
  });
});
