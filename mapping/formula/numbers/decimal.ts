import { FormulaError } from '../formula-error.ts';
import { roundedQuotient } from './rounded-quotient.ts';

/** .NET's decimal: exact, with the scale kept (1.50 stays 1.50). */
export interface Decimal {
  readonly coefficient: bigint;
  /** Digits behind the point, 0 to 28. */
  readonly scale: number;
}

export const largestScale = 28;

/** 96 bits. */
export const largestDecimal: Decimal = { coefficient: 2n ** 96n - 1n, scale: 0 };

const largestDigits = 29;

/**
 * The number `dividend / divisor` with `scale` of its digits behind the point, as exactly as a decimal can hold it: what
 * does not fit is rounded once, halves to even.
 * @throws FormulaError where the whole part is too large
 */
export function fitDecimal(dividend: bigint, scale: number, divisor = 1n): Decimal {
  const surplus = String(magnitude(dividend / divisor)).length - largestDigits;
  for (let dropped = Math.max(0, scale - largestScale, surplus); dropped <= scale; dropped += 1) {
    const coefficient = roundedQuotient(dividend, divisor * 10n ** BigInt(dropped), 'even');
    if (magnitude(coefficient) <= largestDecimal.coefficient) return { coefficient, scale: scale - dropped };
  }
  throw new FormulaError('The number is out of the range of decimal.');
}

/** @throws FormulaError beyond 96 bits */
export function decimalOfWhole(whole: bigint): Decimal {
  return fitDecimal(whole, 0);
}

const form =
  /^[\t-\r ]*(?<sign>[+-]?)(?=[\d.])(?<whole>(?:\d[\d,]*)?)(?:\.(?<fraction>\d*))?[\t-\r ]*(?:(?<signBehind>[+-])[\t-\r ]*)?\0*$/;

/** More digits behind the point than this only matter by being zero or not. */
const readableFraction = 60;

/**
 * What .NET reads as a decimal (`NumberStyles.Number`): white space around, a sign before or behind, commas in the whole
 * part, no exponent.
 * @returns null where the text is none, or is too large for one
 */
export function parseDecimal(text: string): Decimal | null {
  const { sign = '', whole = '', fraction = '', signBehind = '' } = form.exec(text)?.groups ?? {};
  if (whole + fraction === '' || (sign !== '' && signBehind !== '')) return null;
  const digits = whole.replaceAll(',', '').replace(/^0+/, '');
  if (digits.length > largestDigits) return null;
  const behind = shortFraction(fraction);
  const coefficient = BigInt(digits + behind);
  try {
    return fitDecimal(sign + signBehind === '-' ? -coefficient : coefficient, behind.length);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

/** A text of 100,000 digits must not cost more than its reading. */
function shortFraction(fraction: string): string {
  if (fraction.length <= readableFraction) return fraction;
  return fraction.slice(0, readableFraction) + (/[1-9]/.test(fraction.slice(readableFraction)) ? '1' : '0');
}

/** As C# writes it: with every digit behind the point, zeros too. */
export function decimalText({ coefficient, scale }: Decimal): string {
  const sign = coefficient < 0n ? '-' : '';
  const digits = String(magnitude(coefficient)).padStart(scale + 1, '0');
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** 1.10 + 1.0 is 2.10. @throws FormulaError */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return fitDecimal(coefficientAt(a, scale) + coefficientAt(b, scale), scale);
}

/** @throws FormulaError */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, negateDecimal(b));
}

/** 1.0 * 1.0 is 1.00. @throws FormulaError */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return fitDecimal(a.coefficient * b.coefficient, a.scale + b.scale);
}

export function negateDecimal({ coefficient, scale }: Decimal): Decimal {
  return { coefficient: -coefficient, scale };
}

/** Negative, 0 or positive; 1.0 is 1.00. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = coefficientAt(a, scale) - coefficientAt(b, scale);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** The coefficient with at least as many digits behind the point as now. */
export function coefficientAt({ coefficient, scale }: Decimal, largerScale: number): bigint {
  return coefficient * 10n ** BigInt(largerScale - scale);
}

export function magnitude(whole: bigint): bigint {
  return whole < 0n ? -whole : whole;
}
