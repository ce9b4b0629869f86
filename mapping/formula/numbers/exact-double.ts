/** What a double is exactly: a binary fraction, and so a decimal fraction with an end. */
import { roundedQuotient } from './rounded-quotient.ts';

/** `coefficient / 10^scale`; the scale is not bounded as a decimal's is. */
export interface ExactNumber {
  readonly coefficient: bigint;
  readonly scale: number;
}

const fractionBits = 52n;
const exponentBias = 1075;

/** @param double is finite; -0 is 0 */
export function exactOfDouble(double: number): ExactNumber {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, double);
  const pattern = bits.getBigUint64(0);
  const fraction = pattern & ((1n << fractionBits) - 1n);
  const exponent = Number((pattern >> fractionBits) & 0x7ffn);
  const mantissa = exponent === 0 ? fraction : fraction | (1n << fractionBits);
  const signed = double < 0 ? -mantissa : mantissa;
  const power = Math.max(exponent, 1) - exponentBias;
  if (power >= 0) return { coefficient: signed << BigInt(power), scale: 0 };
  return { coefficient: signed * 5n ** BigInt(-power), scale: -power };
}

/** Rounded to so many digits behind the point (negative: before it), halves to even. */
export function roundToPlace({ coefficient, scale }: ExactNumber, place: number): ExactNumber {
  if (place >= scale) return { coefficient, scale };
  return { coefficient: roundedQuotient(coefficient, 10n ** BigInt(scale - place), 'even'), scale: place };
}

/** Rounded to so many digits in all, halves to even. */
export function roundToDigits(exact: ExactNumber, digits: number): ExactNumber {
  const length = String(exact.coefficient).replace('-', '').length;
  return roundToPlace(exact, exact.scale - length + digits);
}
