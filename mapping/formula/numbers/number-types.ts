/** What the types of numbers hold, and how one becomes another. */
import { decimalOfWhole } from './decimal.ts';
import { decimalOfDouble, doubleOfDecimal } from './decimal-double.ts';
import { roundDecimal } from './decimal-rounding.ts';
import { FormulaError } from '../formula-error.ts';
import type { NumberValue, WholeValue } from '../values.ts';

export type NumberType = NumberValue['type'];
type WholeType = WholeValue['type'];

export const bounds: Readonly<Record<WholeType, { readonly least: bigint; readonly most: bigint }>> = {
  int: { least: -(2n ** 31n), most: 2n ** 31n - 1n },
  long: { least: -(2n ** 63n), most: 2n ** 63n - 1n },
};

/** @throws FormulaError where the type does not hold it: we calculate as C# does in `checked` */
export function wholeNumber(value: bigint, type: WholeType): WholeValue {
  const { least, most } = bounds[type];
  if (value < least || value > most) throw outOfRange(type);
  return { type, value };
}

/** The number in a type that holds all of its type, as C# converts unasked (int to decimal); null where it would not. */
export function widenNumber(value: NumberValue, type: NumberType): NumberValue | null {
  if (value.type === type) return value;
  if (value.type === 'double' || value.type === 'decimal') return null;
  switch (type) {
    case 'int':
      return null;
    case 'long':
      return { type, value: value.value };
    case 'double':
      return { type, value: Number(value.value) };
    case 'decimal':
      return { type, value: decimalOfWhole(value.value) };
  }
}

/** A cast: `(int)2.9` is 2, `(int)-2.9` is -2. @throws FormulaError where the type does not hold the number */
export function convertNumber(value: NumberValue, type: NumberType): NumberValue {
  switch (type) {
    case 'int':
    case 'long':
      return wholeNumber(wholePart(value, type), type);
    case 'double':
      return { type, value: value.type === 'decimal' ? doubleOfDecimal(value.value) : Number(value.value) };
    case 'decimal':
      if (value.type === 'decimal') return value;
      return { type, value: value.type === 'double' ? decimalOfDouble(value.value) : decimalOfWhole(value.value) };
  }
}

function wholePart(value: NumberValue, type: WholeType): bigint {
  if (value.type === 'decimal') return roundDecimal(value.value, 0, 'zero').coefficient;
  if (value.type === 'double') return wholeOfDouble(Math.trunc(value.value), type);
  return value.value;
}

/** @param double has no fraction. @throws FormulaError for NaN and what the type does not hold */
export function wholeOfDouble(double: number, type: WholeType): bigint {
  if (!Number.isFinite(double)) throw outOfRange(type);
  return wholeNumber(BigInt(double), type).value;
}

function outOfRange(type: WholeType): FormulaError {
  return new FormulaError(`The number is out of the range of ${type}.`);
}
