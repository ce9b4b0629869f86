import { describe, expect, test } from '@jest/globals';
import { roundedQuotient, type Rounding } from './rounded-quotient.ts';

const roundings: Rounding[] = ['even', 'away', 'zero', 'down', 'up'];

describe('a quotient is rounded', () => {
  // Dividend by 10, then the results in the order of roundings.
  test.each<[bigint, bigint[]]>([
    [0n, [0n, 0n, 0n, 0n, 0n]],
    [20n, [2n, 2n, 2n, 2n, 2n]],
    [-20n, [-2n, -2n, -2n, -2n, -2n]],
    [4n, [0n, 0n, 0n, 0n, 1n]],
    [5n, [0n, 1n, 0n, 0n, 1n]],
    [6n, [1n, 1n, 0n, 0n, 1n]],
    [15n, [2n, 2n, 1n, 1n, 2n]],
    [25n, [2n, 3n, 2n, 2n, 3n]],
    [26n, [3n, 3n, 2n, 2n, 3n]],
    [-4n, [0n, 0n, 0n, -1n, 0n]],
    [-5n, [0n, -1n, 0n, -1n, 0n]],
    [-6n, [-1n, -1n, 0n, -1n, 0n]],
    [-15n, [-2n, -2n, -1n, -2n, -1n]],
    [-25n, [-2n, -3n, -2n, -3n, -2n]],
  ])('%s tenths', (dividend, expected) => {
    expect(roundings.map((rounding) => roundedQuotient(dividend, 10n, rounding))).toEqual(expected);
  });

  test('halves of an odd divisor do not exist', () => {
    expect(roundedQuotient(1n, 3n, 'away')).toBe(0n);
    expect(roundedQuotient(2n, 3n, 'even')).toBe(1n);
  });
});
