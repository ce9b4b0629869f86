/** Digits as text: with a fixed number behind the point, or with an exponent. */
import type { Digits } from './number-digits.ts';

/** `1234.50` for two places. The digits must not reach further. */
export function fixedText({ digits, point }: Digits, places: number): string {
  const whole = wholeText(digits, point);
  if (places === 0) return whole;
  const fraction = '0'.repeat(Math.max(0, Math.min(-point, places))) + digits.slice(Math.max(point, 0));
  return `${whole}.${fraction.padEnd(places, '0').slice(0, places)}`;
}

/** `1,234.50`, as fixedText otherwise. */
export function groupedText(number: Digits, places: number): string {
  const [whole = '', fraction] = fixedText(number, places).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** All digits, no exponent: `0.00001`. */
export function plainText(number: Digits): string {
  return fixedText(number, Math.max(0, number.digits.length - number.point));
}

/** `1.2340E+003`: so many digits behind the point, so many at least in the exponent. */
export function exponentText(number: Digits, places: number, letter: string, exponentDigits: number): string {
  const { digits } = number;
  const mantissa = fixedText({ ...number, point: digits === '' ? 0 : 1 }, places);
  return mantissa + exponentPart(digits === '' ? 0 : number.point - 1, letter, exponentDigits, true);
}

/** `E+05` */
export function exponentPart(exponent: number, letter: string, digits: number, showsPlus: boolean): string {
  const plus = showsPlus ? '+' : '';
  return letter + (exponent < 0 ? '-' : plus) + String(Math.abs(exponent)).padStart(digits, '0');
}

/** As short as possible: with an exponent only below 0.0001, and where more than `most` digits stand before the point. */
export function generalText(number: Digits, most: number, letter: string): string {
  if (number.point <= most && number.point >= -3) return plainText(number);
  return exponentText(number, number.digits.length - 1, letter, 2);
}

function wholeText(digits: string, point: number): string {
  return point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
}
