/**
 * iPaaS.com's functions for numbers (reference: ipaas-api.md 6.11, the vendor's conversion functions). What they convert
 * is read as .NET's Convert does.
 */
import type { Arguments } from '../arguments.ts';
import { define, type CallContext, type Callable } from '../callable.ts';
import { toDecimal, toDouble, toWhole } from '../numbers/convert.ts';
import { compareDecimals, type Decimal } from '../numbers/decimal.ts';
import { FormulaError } from '../formula-error.ts';
import { parseWhole } from '../numbers/number-parse.ts';
import { wholeNumber, wholeOfDouble } from '../numbers/number-types.ts';
import type { DecimalValue, DoubleValue, ListValue, Value } from '../values.ts';

export const numberFunctions: readonly Callable[] = [
  define('Larger(a: number?, b: number?): decimal', (args) => decimalOf(larger(args.value(0), args.value(1)))),
  define('CoalesceToDecimal(...values: object?): decimal', (args) => decimalOf(toDecimal(firstValue(args)))),
  // The vendor takes the floor here, and rounds everywhere else.
  define('CoalesceToInt(...values: object?): int', (args) => ({
    type: 'int',
    value: wholeOfDouble(Math.floor(toDouble(firstValue(args))), 'int'),
  })),
  define('ConvertToInt(x: object?): int', (args) => ({ type: 'int', value: toWhole(args.value(0), 'int') })),
  define('ConvertToLong(x: object?): long', (args) => ({ type: 'long', value: toWhole(args.value(0), 'long') })),
  define('ConvertToDecimal(x: object?): decimal', (args) => decimalOf(toDecimal(args.value(0)))),
  define('ConvertToDouble(x: object?): double', (args) => doubleOf(toDouble(args.value(0)))),
  define('TypesafeMultiplication(a: object?, b: object?): double', (args) =>
    doubleOf(multiply(args.value(0), args.value(1))),
  ),
  define('TypesafeDivision(n: object?, d: object?): double', (args) => doubleOf(divide(args.value(0), args.value(1)))),
  define('IntListFromString(text: string?): List?', (args, context) => intList(args.textOrNull(0) ?? '', context)),
];

/** One null gives the other, two give 0. */
function larger(a: Value, b: Value): Decimal {
  if (a === null || b === null) return toDecimal(a ?? b);
  const [left, right] = [toDecimal(a), toDecimal(b)];
  return compareDecimals(left, right) < 0 ? right : left;
}

function multiply(a: Value, b: Value): number {
  return a === null || b === null ? 0 : toDouble(a) * toDouble(b);
}

/** @throws FormulaError in the vendor's words, its spelling too */
function divide(numerator: Value, denominator: Value): number {
  if (numerator === null) return 0;
  if (denominator === null) {
    throw new FormulaError('Error in TypesafeDivision call: deonomonator was null.');
  }
  const divisor = toDouble(denominator);
  if (divisor === 0) throw new FormulaError('Error in TypesafeDivision call: attempt to divide by zero.');
  return toDouble(numerator) / divisor;
}

/**
 * `[1,2]` or `1, 2`; null where nothing is in it.
 * @throws FormulaError where an item is no int
 */
function intList(text: string, context: CallContext): ListValue | null {
  const inside = text.replace(/^\[/, '').replace(/\]$/, '');
  if (inside === '') return null;
  const items = inside.split(',');
  context.budget.allowList(items.length);
  context.budget.spend(items.length);
  return { type: 'List', items: items.map((item) => wholeNumber(parseWhole(item), 'int')) };
}

function firstValue(args: Arguments): Value {
  return args.rest(0).find((value) => value !== null) ?? null;
}

function decimalOf(value: Decimal): DecimalValue {
  return { type: 'decimal', value };
}

function doubleOf(value: number): DoubleValue {
  return { type: 'double', value };
}
