/** Numbers as texts, as .NET 8 writes them in the invariant culture. */
import { customNumberText } from './custom-number-format.ts';
import { decimalText } from './decimal.ts';
import { shortestDigits } from './number-digits.ts';
import { generalText, plainText } from './number-layout.ts';
import { standardNumberText } from './standard-number-format.ts';
import type { NumberValue } from '../values.ts';

/** A double of so many digits before the point needs no exponent. */
const longestPlainDouble = 17;

/** `ToString()`: `1.50` for a decimal, `0.1`, `1E-05`, `1E+17`, `-0`, `NaN`, `Infinity` for doubles. */
export function numberText(value: NumberValue): string {
  if (value.type === 'decimal') return decimalText(value.value);
  if (value.type !== 'double') return String(value.value);
  if (!Number.isFinite(value.value)) return String(value.value);
  const digits = shortestDigits(value.value);
  const most = Math.max(longestPlainDouble, digits.digits.length);
  return (digits.isNegative ? '-' : '') + generalText(digits, most, 'E');
}

/** For a destination, which may not know exponents: all digits and no sign before 0; null for NaN and infinity. */
export function plainNumberText(value: NumberValue): string | null {
  if (value.type !== 'double') return numberText(value);
  if (!Number.isFinite(value.value)) return null;
  return (value.value < 0 ? '-' : '') + plainText(shortestDigits(value.value));
}

/**
 * `ToString(format)`: a standard format is a letter and perhaps a precision (`N2`), anything else a custom one (`0.00`).
 * @throws FormulaError where there is no such standard format, or it does not fit the type
 */
export function formatNumber(value: NumberValue, format: string): string {
  if (format === '') return numberText(value);
  if (value.type === 'double' && !Number.isFinite(value.value)) return numberText(value);
  const { letter, digits = '' } = /^(?<letter>[A-Za-z])(?<digits>\d*)$/.exec(format)?.groups ?? {};
  if (letter === undefined) return customNumberText(value, format);
  const precision = digits === '' ? null : Number(digits);
  if (!isAsItIs(value, letter, precision)) return standardNumberText(value, letter, precision);
  return letter < 'a' ? numberText(value) : numberText(value).toLowerCase();
}

/** Whether the format asks for no more than the number's own text. */
function isAsItIs(value: NumberValue, letter: string, precision: number | null): boolean {
  if (/r/i.test(letter)) return value.type === 'double';
  return /g/i.test(letter) && (precision === null || (precision === 0 && value.type !== 'decimal'));
}
