/** Decimals and doubles into one another. */
import { decimalText, fitDecimal, type Decimal } from './decimal.ts';
import { withoutZeros } from './decimal-division.ts';
import { exactOfDouble, roundToDigits } from './exact-double.ts';
import { FormulaError } from '../formula-error.ts';

/** .NET takes no more digits of a double than always survive: 0.1 is 0.1, 1/3 is 0.333333333333333. */
const significantDigits = 15;

/** @throws FormulaError for NaN, infinity and what is too large */
export function decimalOfDouble(double: number): Decimal {
  if (!Number.isFinite(double)) throw new FormulaError('The number is out of the range of decimal.');
  const { coefficient, scale } = roundToDigits(exactOfDouble(double), significantDigits);
  if (scale <= 0) return fitDecimal(coefficient * 10n ** BigInt(-scale), 0);
  return withoutZeros(fitDecimal(coefficient, scale));
}

/** The nearest double. */
export function doubleOfDecimal(decimal: Decimal): number {
  return Number(decimalText(decimal));
}
