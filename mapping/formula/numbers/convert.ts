/**
 * `Convert` of .NET: null is 0, true is 1, texts are read, halves go to the even neighbour. A date, list or record is no
 * number.
 */
import { isEnum } from '../arguments.ts';
import { decimalOfWhole, parseDecimal, type Decimal } from './decimal.ts';
import { decimalOfDouble, doubleOfDecimal } from './decimal-double.ts';
import { roundDecimal } from './decimal-rounding.ts';
import { roundToWhole } from './double-rounding.ts';
import { FormulaError } from '../formula-error.ts';
import { parseBool, parseDouble, parseWhole } from './number-parse.ts';
import { wholeNumber, wholeOfDouble } from './number-types.ts';
import { isNumber, typeOf, type NumberValue, type Value, type WholeValue } from '../values.ts';

/** @throws FormulaError for a text with a fraction or without a number, another type, and what is out of range */
export function toWhole(value: Value, type: WholeValue['type']): bigint {
  if (typeof value === 'string') return wholeNumber(parseWhole(value), type).value;
  // Only here does .NET take a char, by its code.
  if (typeof value === 'object' && value?.type === 'char') return BigInt(value.value.charCodeAt(0));
  const number = numberOf(value, type);
  if (number.type === 'double') return wholeOfDouble(roundToWhole(number.value, 'even'), type);
  const whole = number.type === 'decimal' ? roundDecimal(number.value, 0, 'even').coefficient : number.value;
  return wholeNumber(whole, type).value;
}

/** @throws FormulaError for a text without a number, and another type */
export function toDouble(value: Value): number {
  if (typeof value === 'string') return parseDouble(value);
  const number = numberOf(value, 'double');
  return number.type === 'decimal' ? doubleOfDecimal(number.value) : Number(number.value);
}

/** @throws FormulaError for a text without a number, another type, and what is out of range */
export function toDecimal(value: Value): Decimal {
  if (typeof value === 'string') return readDecimal(value);
  const number = numberOf(value, 'decimal');
  if (number.type === 'decimal') return number.value;
  return number.type === 'double' ? decimalOfDouble(number.value) : decimalOfWhole(number.value);
}

/** Every number but 0 is true. @throws FormulaError for a text that is neither True nor False, and another type */
export function toBool(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return parseBool(value);
  const number = numberOf(value, 'bool');
  // NaN is not 0 either.
  return number.type === 'decimal' ? number.value.coefficient !== 0n : Number(number.value) !== 0;
}

/** `decimal.Parse`. @throws FormulaError */
export function readDecimal(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new FormulaError('The text is no number that a decimal holds.');
  return decimal;
}

/** What stands for a number without being read. */
function numberOf(value: Value, wanted: string): NumberValue {
  if (value === null) return { type: 'int', value: 0n };
  if (typeof value === 'boolean') return { type: 'int', value: value ? 1n : 0n };
  if (isNumber(value)) return value;
  if (isEnum(value)) return { type: 'int', value: BigInt(value.number) };
  throw new FormulaError(`${typeOf(value)} cannot be converted to ${wanted}.`);
}
