import { largestScale, type Decimal } from './decimal.ts';
import { FormulaError } from '../formula-error.ts';
import { roundedQuotient, type Rounding } from './rounded-quotient.ts';

/**
 * As `decimal.Round`: fewer digits behind the point, never more (1.5 rounded to 3 digits stays 1.5).
 * @throws FormulaError where there are to be fewer than 0 or more than 28 digits
 */
export function roundDecimal(decimal: Decimal, digits: number, rounding: Rounding): Decimal {
  if (digits < 0 || digits > largestScale) {
    throw new FormulaError(`A decimal is rounded to 0 to ${largestScale} digits.`);
  }
  if (decimal.scale <= digits) return decimal;
  const divisor = 10n ** BigInt(decimal.scale - digits);
  return { coefficient: roundedQuotient(decimal.coefficient, divisor, rounding), scale: digits };
}
