/** The standard formats of .NET for numbers: C, D, E, F, G with a precision, N, P, X. */
import { FormulaError } from '../formula-error.ts';
import { digitsToPlace, exactDigits, keepDigits, movePoint, significantDigits, type Digits } from './number-digits.ts';
import { exponentText, fixedText, generalText, groupedText } from './number-layout.ts';
import type { NumberValue, WholeValue } from '../values.ts';

/** .NET goes further; nobody reads more, and a text must not grow by a format. */
const mostPrecision = 99;
const defaultPlaces = 2;
const defaultExponentPlaces = 6;

const bitsOf = { int: 32, long: 64 } as const;

/**
 * @param value is finite
 * @throws FormulaError where there is no such format, or it does not fit the type
 */
export function standardNumberText(value: NumberValue, letter: string, precision: number | null): string {
  if (precision !== null && precision > mostPrecision) {
    throw new FormulaError(`The precision of a format is at most ${mostPrecision}.`);
  }
  const places = precision ?? defaultPlaces;
  switch (letter.toUpperCase()) {
    case 'C':
      return currencyText(toPlace(value, places), places);
    case 'D':
      return paddedText(wholeOnly(value, letter), precision ?? 1);
    case 'E':
      return scientificText(value, precision ?? defaultExponentPlaces, letter);
    case 'F':
      return signed(toPlace(value, places), (digits) => fixedText(digits, places));
    case 'G':
      return generalFormat(value, letter === 'g' ? 'e' : 'E', precision ?? 0);
    case 'N':
      return signed(toPlace(value, places), (digits) => groupedText(digits, places));
    case 'P':
      return `${signed(percentOf(value, places), (digits) => groupedText(digits, places))} %`;
    case 'X':
      return hexadecimalText(wholeOnly(value, letter), letter, precision ?? 1);
    default:
      throw new FormulaError(`There is no number format ${letter}.`);
  }
}

/** Of the invariant culture: its sign of any currency, and brackets for minus. */
function currencyText(digits: Digits, places: number): string {
  const text = `¤${groupedText(digits, places)}`;
  return digits.isNegative ? `(${text})` : text;
}

function paddedText({ value }: WholeValue, width: number): string {
  return value < 0n ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
}

/** Negative ones by their bits, as in memory. */
function hexadecimalText({ type, value }: WholeValue, letter: string, width: number): string {
  const text = BigInt.asUintN(bitsOf[type], value).toString(16).padStart(width, '0');
  return letter === 'X' ? text.toUpperCase() : text;
}

function scientificText(value: NumberValue, places: number, letter: string): string {
  const count = places + 1;
  const digits =
    value.type === 'double' ? significantDigits(value.value, count) : keepDigits(exactDigits(value), count);
  return signed(digits, (kept) => exponentText(kept, places, letter, 3));
}

/** So many digits in all; 0: those that it has. */
function generalFormat(value: NumberValue, letter: string, count: number): string {
  if (value.type === 'double') {
    return signed(significantDigits(value.value, count), (digits) => generalText(digits, count, letter));
  }
  const digits = exactDigits(value);
  const most = count === 0 ? Math.max(digits.digits.length, digits.point) : count;
  return signed(keepDigits(digits, most), (kept) => generalText(kept, most, letter));
}

/** So many digits behind the point: halves of a double to even, of the others away from zero. */
function toPlace(value: NumberValue, places: number): Digits {
  if (value.type === 'double') return digitsToPlace(value.value, places);
  const digits = exactDigits(value);
  return keepDigits(digits, digits.point + places);
}

function percentOf(value: NumberValue, places: number): Digits {
  if (value.type === 'double') return movePoint(digitsToPlace(value.value, places + 2), 2);
  const digits = movePoint(exactDigits(value), 2);
  return keepDigits(digits, digits.point + places);
}

function signed(digits: Digits, text: (digits: Digits) => string): string {
  return (digits.isNegative ? '-' : '') + text(digits);
}

function wholeOnly(value: NumberValue, letter: string): WholeValue {
  if (value.type === 'int' || value.type === 'long') return value;
  throw new FormulaError(`The format ${letter} is for int and long.`);
}
