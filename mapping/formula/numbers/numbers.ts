/** Arithmetic of C#: both numbers are made one type (int, long, double or decimal), and the result is of that type. */
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  negateDecimal,
  subtractDecimals,
  type Decimal,
} from './decimal.ts';
import { divideDecimals, remainderDecimals } from './decimal-division.ts';
import { FormulaError } from '../formula-error.ts';
import { wholeNumber, widenNumber, type NumberType } from './number-types.ts';
import { isNumberType, type NumberValue, type TypeName } from '../values.ts';

export { convertNumber, widenNumber } from './number-types.ts';

/** One calculation, for each kind of number. */
interface Operation {
  readonly whole: (a: bigint, b: bigint) => bigint;
  readonly double: (a: number, b: number) => number;
  readonly decimal: (a: Decimal, b: Decimal) => Decimal;
}

type Calculation = (a: NumberValue, b: NumberValue) => NumberValue;

/**
 * This and the other calculations throw FormulaError for a decimal with a double, as C# does not compile it, and where
 * the type cannot hold the result.
 */
export const addNumbers = calculation({ whole: (a, b) => a + b, double: (a, b) => a + b, decimal: addDecimals });

export const subtractNumbers = calculation({
  whole: (a, b) => a - b,
  double: (a, b) => a - b,
  decimal: subtractDecimals,
});

export const multiplyNumbers = calculation({
  whole: (a, b) => a * b,
  double: (a, b) => a * b,
  decimal: multiplyDecimals,
});

/** Whole numbers lose the rest: 7 / 2 is 3. By zero, a double is infinite or NaN; all others throw FormulaError. */
export const divideNumbers = calculation({
  whole: (a, b) => a / notZero(b),
  double: (a, b) => a / b,
  decimal: divideDecimals,
});

/** With the sign of the dividend: -7 % 3 is -1. By zero as in divideNumbers. */
export const remainderNumbers = calculation({
  whole: (a, b) => a % notZero(b),
  double: (a, b) => a % b,
  decimal: remainderDecimals,
});

/** @throws FormulaError for the least int and long, which have no counterpart */
export function negateNumber(value: NumberValue): NumberValue {
  if (value.type === 'double') return { type: 'double', value: -value.value };
  if (value.type === 'decimal') return { type: 'decimal', value: negateDecimal(value.value) };
  return wholeNumber(-value.value, value.type);
}

/** Negative, 0 or positive; NaN where one is NaN. @throws FormulaError for a decimal with a double */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const [left, right] = promote(a, b);
  if (left.type === 'decimal' && right.type === 'decimal') return compareDecimals(left.value, right.value);
  if (left.type === 'decimal' || right.type === 'decimal') throw mixture();
  if (left.value < right.value) return -1;
  if (left.value > right.value) return 1;
  return left.value === right.value ? 0 : Number.NaN;
}

/** NaN equals nothing. @throws FormulaError for a decimal with a double */
export function equalNumbers(a: NumberValue, b: NumberValue): boolean {
  return compareNumbers(a, b) === 0;
}

/** The type in which two numbers meet; null for a decimal with a double, and where one is no number. */
export function promotedType(a: TypeName, b: TypeName): NumberType | null {
  if (!isNumberType(a) || !isNumberType(b)) return null;
  if (a === b) return a;
  const types = [a, b];
  if (types.includes('decimal')) return types.includes('double') ? null : 'decimal';
  return types.includes('double') ? 'double' : 'long';
}

function calculation(operation: Operation): Calculation {
  return (a, b) => {
    const [left, right] = promote(a, b);
    if (left.type === 'double' && right.type === 'double') {
      return { type: 'double', value: operation.double(left.value, right.value) };
    }
    if (left.type === 'decimal' && right.type === 'decimal') {
      return { type: 'decimal', value: operation.decimal(left.value, right.value) };
    }
    if (typeof left.value !== 'bigint' || typeof right.value !== 'bigint') throw mixture();
    return wholeNumber(operation.whole(left.value, right.value), left.type === 'long' ? 'long' : 'int');
  };
}

/** Both as the type in which they meet. */
function promote(a: NumberValue, b: NumberValue): [NumberValue, NumberValue] {
  const type = promotedType(a.type, b.type);
  const left = type === null ? null : widenNumber(a, type);
  const right = type === null ? null : widenNumber(b, type);
  if (left === null || right === null) throw mixture();
  return [left, right];
}

function notZero(divisor: bigint): bigint {
  if (divisor === 0n) throw new FormulaError('A number is divided by zero.');
  return divisor;
}

function mixture(): FormulaError {
  return new FormulaError('decimal and double cannot meet; make one the other by a cast, as in (decimal)x.');
}
