import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exactOfDouble, roundToDigits, roundToPlace, type ExactNumber } from './exact-double.ts';

/** As a literal that JavaScript reads as exactly as it is written. */
function literal({ coefficient, scale }: ExactNumber): string {
  return `${coefficient}e${-scale}`;
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('a double is written out exactly', () => {
  test('whatever it is', () => {
    fc.assert(
      fc.property(finite, (double) => {
        expect(Number(literal(exactOfDouble(double)))).toBe(double + 0);
      }),
    );
  });

  test.each([
    [0.5, 5n, 1],
    [0.125, 125n, 3],
    [0.1, 1000000000000000055511151231257827021181583404541015625n, 55],
  ])('%d', (double, coefficient, scale) => {
    const exact = exactOfDouble(double);
    expect(exact.coefficient * 10n ** BigInt(scale)).toBe(coefficient * 10n ** BigInt(exact.scale));
  });

  test.each([0, -0])('%d is 0', (double) => {
    expect(exactOfDouble(double).coefficient).toBe(0n);
  });

  test('the largest and the least', () => {
    expect(Number(literal(exactOfDouble(Number.MAX_VALUE)))).toBe(Number.MAX_VALUE);
    expect(Number(literal(exactOfDouble(-Number.MIN_VALUE)))).toBe(-Number.MIN_VALUE);
    expect(exactOfDouble(2 ** 60)).toEqual({ coefficient: 2n ** 60n, scale: 0 });
  });
});

describe('it is rounded', () => {
  test.each([
    [0.125, 2, 12n],
    [0.375, 2, 38n],
    // A little less than it looks, and a little more.
    [1.005, 2, 100n],
    [12.345, 2, 1235n],
    [-2.5, 0, -2n],
    [1250, -2, 12n],
    [1350, -2, 14n],
    [1, 5, 100000n],
  ])('%d to place %d', (double, place, expected) => {
    expect(roundToPlace(exactOfDouble(double), place)).toEqual({ coefficient: expected, scale: place });
  });

  test.each([
    [1234.5, 4, 1234],
    [1235.5, 4, 1236],
    [0.00012345, 3, 0.000123],
    [999.9, 3, 1000],
    [-15, 1, -20],
    [0, 3, 0],
  ])('%d to its first %d digits', (double, digits, expected) => {
    expect(Number(literal(roundToDigits(exactOfDouble(double), digits)))).toBe(expected);
  });
});
