import { FormulaError } from '../formula-error.ts';
import type { Rounding } from './rounded-quotient.ts';

const mostDigits = 15;
/** From here on a double has no digits behind the point that could be rounded. */
const noFraction = 1e16;

/**
 * As `Math.Round` of .NET: the number times a power of ten is rounded and divided again. Where the multiplication is not
 * exact, neither is the result (2.675 to 2 digits is 2.68).
 * @throws FormulaError where there are to be fewer than 0 or more than 15 digits
 */
export function roundDouble(double: number, digits: number, rounding: Rounding): number {
  if (digits < 0 || digits > mostDigits) throw new FormulaError(`A double is rounded to 0 to ${mostDigits} digits.`);
  if (!(Math.abs(double) < noFraction)) return double;
  const power = 10 ** digits;
  return roundToWhole(double * power, rounding) / power;
}

/** Keeps NaN, infinity and the sign of -0. */
export function roundToWhole(double: number, rounding: Rounding): number {
  switch (rounding) {
    case 'even':
      return roundHalf(double, (whole) => whole % 2 !== 0);
    case 'away':
      return roundHalf(double, () => true);
    case 'zero':
      return Math.trunc(double);
    case 'down':
      return Math.floor(double);
    case 'up':
      return Math.ceil(double);
  }
}

function roundHalf(double: number, leavesZero: (whole: number) => boolean): number {
  const whole = Math.trunc(double);
  const rest = Math.abs(double - whole);
  if (rest < 0.5 || (rest === 0.5 && !leavesZero(whole)) || Number.isNaN(rest)) return whole;
  return whole + Math.sign(double);
}
