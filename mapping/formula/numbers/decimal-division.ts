/** Quotient and remainder of decimals, with the scales that .NET gives them. */
import { coefficientAt, fitDecimal, largestScale, magnitude, type Decimal } from './decimal.ts';
import { FormulaError } from '../formula-error.ts';

/**
 * 1 / 4 is 0.25, 1.00 / 2 is 0.50, 2 / 3 has all digits that fit, the last one rounded (halves to even).
 * @throws FormulaError by zero, and where the quotient is too large
 */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  refuseZero(b);
  const scale = Math.max(0, a.scale - b.scale);
  const divisor = magnitude(b.coefficient);
  const dividend = b.coefficient < 0n ? -a.coefficient : a.coefficient;
  const atScale = dividend * 10n ** BigInt(scale + b.scale - a.scale);
  if (atScale % divisor === 0n) return fitDecimal(atScale / divisor, scale);
  const fullDividend = dividend * 10n ** BigInt(largestScale + b.scale);
  return withoutZeros(fitDecimal(fullDividend, largestScale + a.scale, divisor));
}

/**
 * What is left, with the sign of the dividend.
 * @throws FormulaError by zero
 */
export function remainderDecimals(a: Decimal, b: Decimal): Decimal {
  refuseZero(b);
  const scale = Math.max(a.scale, b.scale);
  const dividend = coefficientAt(a, scale);
  const divisor = coefficientAt(b, scale);
  // .NET hands a dividend that is smaller than the divisor back as it is, without the divisor's scale.
  if (magnitude(dividend) < magnitude(divisor)) return a;
  return { coefficient: dividend % divisor, scale };
}

/** Without the zeros that end the fraction. */
export function withoutZeros({ coefficient, scale }: Decimal): Decimal {
  let [digits, behind] = [coefficient, scale];
  while (behind > 0 && digits % 10n === 0n) [digits, behind] = [digits / 10n, behind - 1];
  return { coefficient: digits, scale: behind };
}

function refuseZero({ coefficient }: Decimal): void {
  if (coefficient === 0n) throw new FormulaError('A number is divided by zero.');
}
