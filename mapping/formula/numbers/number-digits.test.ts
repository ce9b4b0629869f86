import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  digitsToPlace,
  exactDigits,
  keepDigits,
  movePoint,
  shortestDigits,
  significantDigits,
  type Digits,
} from './number-digits.ts';
import { exponentText, fixedText, generalText, groupedText, plainText } from './number-layout.ts';

const short = ({ digits, point, isNegative }: Digits): string => `${isNegative ? '-' : ''}${digits}@${point}`;

const decimal = (coefficient: bigint, scale = 0): Digits =>
  exactDigits({ type: 'decimal', value: { coefficient, scale } });

describe('the digits of a number', () => {
  test.each([
    [0, '@0'],
    [-0, '-@0'],
    [1, '1@1'],
    [-12.5, '-125@2'],
    [100, '1@3'],
    [0.001, '1@-2'],
    [1e21, '1@22'],
    [5e-324, '5@-323'],
  ])('%d, the shortest: %s', (double, expected) => {
    expect(short(shortestDigits(double))).toBe(expected);
  });

  test('of whole numbers and decimals are all that they have', () => {
    expect(short(exactDigits({ type: 'long', value: -1200n }))).toBe('-12@4');
    expect(short(exactDigits({ type: 'decimal', value: { coefficient: 150n, scale: 4 } }))).toBe('15@-1');
    expect(short(exactDigits({ type: 'decimal', value: { coefficient: 0n, scale: 4 } }))).toBe('@0');
  });

  test('of a double to a place and in all are rounded by what it exactly is', () => {
    expect(short(digitsToPlace(2.5, 0))).toBe('2@1');
    expect(short(digitsToPlace(-0.001, 2))).toBe('-@0');
    expect(short(significantDigits(0.1, 20))).toBe('10000000000000000555@0');
    expect(short(significantDigits(1234.5, 4))).toBe('1234@4');
  });

  test('read back give the double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        const { digits, point, isNegative } = shortestDigits(double);
        expect(Number(`${isNegative ? '-' : ''}0.${digits}0e${point}`)).toBe(double);
      }),
    );
  });
});

describe('digits are cut', () => {
  test.each<[Digits, number, string]>([
    [decimal(1234n), 2, '12@4'],
    [decimal(1250n), 2, '13@4'],
    [decimal(-1250n), 2, '-13@4'],
    [decimal(1994n), 3, '199@4'],
    [decimal(1995n), 3, '2@4'],
    [decimal(999n), 2, '1@4'],
    [decimal(6n), 0, '1@2'],
    [decimal(4n), 0, '@0'],
    [decimal(-4n), 0, '@0'],
    [decimal(9n, 1), -1, '@0'],
    [decimal(12n), 5, '12@2'],
  ])('%j to %d', (digits, count, expected) => {
    expect(short(keepDigits(digits, count))).toBe(expected);
  });

  test('the point of 0 does not move', () => {
    expect(short(movePoint(decimal(5n), 2))).toBe('5@3');
    expect(short(movePoint(decimal(0n), 2))).toBe('@0');
  });
});

describe('digits are laid out', () => {
  test.each([
    [0, 2, '0.00', '0.00'],
    [1234.5, 2, '1234.50', '1,234.50'],
    [0.05, 2, '0.05', '0.05'],
    [0.05, 4, '0.0500', '0.0500'],
    [1e6, 0, '1000000', '1,000,000'],
    [123, 0, '123', '123'],
    [1e-9, 3, '0.000', '0.000'],
  ])('%d with %d places: %s, grouped %s', (double, places, fixed, grouped) => {
    expect(fixedText(shortestDigits(double), places)).toBe(fixed);
    expect(groupedText(shortestDigits(double), places)).toBe(grouped);
  });

  test('with an exponent, and as short as possible', () => {
    expect(exponentText(shortestDigits(1234), 2, 'E', 3)).toBe('1.23E+003');
    expect(exponentText(shortestDigits(0), 1, 'e', 2)).toBe('0.0e+00');
    expect(exponentText(shortestDigits(0.00012), 1, 'E', 2)).toBe('1.2E-04');
    expect(plainText(shortestDigits(1.5e-7))).toBe('0.00000015');
    expect(generalText(shortestDigits(1234), 3, 'E')).toBe('1.234E+03');
    expect(generalText(shortestDigits(1234), 4, 'E')).toBe('1234');
    expect(generalText(shortestDigits(0.0001), 4, 'E')).toBe('0.0001');
    expect(generalText(shortestDigits(0.00001), 4, 'E')).toBe('1E-05');
  });
});
