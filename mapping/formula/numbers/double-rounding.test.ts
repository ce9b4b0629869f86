import { describe, expect, test } from '@jest/globals';
import { roundDouble, roundToWhole } from './double-rounding.ts';
import type { Rounding } from './rounded-quotient.ts';

const roundings: Rounding[] = ['even', 'away', 'zero', 'down', 'up'];

describe('a double is made whole', () => {
  test.each<[number, number[]]>([
    [0.4, [0, 0, 0, 0, 1]],
    [0.5, [0, 1, 0, 0, 1]],
    [0.49999999999999994, [0, 0, 0, 0, 1]],
    [1.5, [2, 2, 1, 1, 2]],
    [2.5, [2, 3, 2, 2, 3]],
    [-0.4, [-0, -0, -0, -1, -0]],
    [-1.5, [-2, -2, -1, -2, -1]],
    [-2.5, [-2, -3, -2, -3, -2]],
    [2251799813685249.5, [2251799813685250, 2251799813685250, 2251799813685249, 2251799813685249, 2251799813685250]],
    [9007199254740992, [9007199254740992, 9007199254740992, 9007199254740992, 9007199254740992, 9007199254740992]],
    [Infinity, [Infinity, Infinity, Infinity, Infinity, Infinity]],
    [-Infinity, [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity]],
    [Number.NaN, [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN]],
    [-0, [-0, -0, -0, -0, -0]],
  ])('%d', (double, expected) => {
    expect(roundings.map((rounding) => roundToWhole(double, rounding))).toEqual(expected);
  });
});

describe('a double is rounded to digits as .NET does it, by a power of ten', () => {
  test.each<[number, number, Rounding, number]>([
    [1.125, 2, 'even', 1.12],
    [1.375, 2, 'even', 1.38],
    [2.675, 2, 'even', 2.68],
    [2.675, 2, 'zero', 2.67],
    [1.15, 1, 'even', 1.2],
    [1.005, 2, 'away', 1],
    [-1.25, 1, 'even', -1.2],
    [-1.25, 1, 'away', -1.3],
    [-1.21, 1, 'down', -1.3],
    [1.21, 1, 'up', 1.3],
    [1234.5678, 0, 'even', 1235],
    [0.1, 15, 'even', 0.1],
    [1e16, 2, 'up', 1e16],
    [1e300, 15, 'even', 1e300],
  ])('%d to %d digits, %s: %d', (double, digits, rounding, expected) => {
    expect(roundDouble(double, digits, rounding)).toBe(expected);
  });

  test.each([Number.NaN, Infinity, -Infinity])('%d stays', (double) => {
    expect(roundDouble(double, 2, 'even')).toBe(double);
  });

  test.each([-1, 16])('but not to %d digits', (digits) => {
    expect(() => roundDouble(1.5, digits, 'even')).toThrow('rounded to 0 to 15 digits');
  });
});
