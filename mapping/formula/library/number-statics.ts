/** `Convert`, and what the types of numbers and bool themselves offer. */
import { define, type Callable, type StaticProperty, type StaticTable } from '../callable.ts';
import { readDecimal, toBool, toDecimal, toDouble, toWhole } from '../numbers/convert.ts';
import { compareDecimals, largestDecimal, negateDecimal } from '../numbers/decimal.ts';
import { parseDateTime } from '../dates/date-parse.ts';
import { FormulaError } from '../formula-error.ts';
import { parseBool, parseDouble, parseWhole } from '../numbers/number-parse.ts';
import { bounds, wholeNumber } from '../numbers/number-types.ts';
import { textOf } from '../text-of.ts';
import { intOf, typeOf, type DateTimeValue, type DoubleValue, type Value, type WholeValue } from '../values.ts';
import { decimalRounding, roundDecimalRows } from './rounding-rows.ts';

export const convertStatics: StaticTable = table(
  [],
  [
    define('ToInt32(value: object?): int', (args) => ({ type: 'int', value: toWhole(args.value(0), 'int') })),
    define('ToInt64(value: object?): long', (args) => ({ type: 'long', value: toWhole(args.value(0), 'long') })),
    define('ToDouble(value: object?): double', (args) => doubleOf(toDouble(args.value(0)))),
    define('ToDecimal(value: object?): decimal', (args) => ({ type: 'decimal', value: toDecimal(args.value(0)) })),
    define('ToBoolean(value: object?): bool', (args) => toBool(args.value(0))),
    define('ToString(value: object?): string', (args) => textOf(args.value(0))),
    define('ToDateTime(value: object?): DateTime', (args) => toDateTime(args.value(0))),
  ],
);

export const intStatics = wholeStatics('int');
export const longStatics = wholeStatics('long');

export const doubleStatics: StaticTable = table(
  [
    constant('MaxValue', doubleOf(Number.MAX_VALUE)),
    constant('MinValue', doubleOf(-Number.MAX_VALUE)),
    constant('Epsilon', doubleOf(Number.MIN_VALUE)),
    constant('NaN', doubleOf(Number.NaN)),
    constant('PositiveInfinity', doubleOf(Infinity)),
    constant('NegativeInfinity', doubleOf(-Infinity)),
  ],
  [
    define('Parse(s: string): double', (args) => doubleOf(parseDouble(args.text(0)))),
    define('IsNaN(d: double): bool', (args) => Number.isNaN(args.double(0))),
    define('IsInfinity(d: double): bool', (args) => Math.abs(args.double(0)) === Infinity),
    define('IsFinite(d: double): bool', (args) => Number.isFinite(args.double(0))),
  ],
);

export const decimalStatics: StaticTable = table(
  [
    constant('MaxValue', { type: 'decimal', value: largestDecimal }),
    constant('MinValue', { type: 'decimal', value: negateDecimal(largestDecimal) }),
    constant('Zero', { type: 'decimal', value: { coefficient: 0n, scale: 0 } }),
    constant('One', { type: 'decimal', value: { coefficient: 1n, scale: 0 } }),
    constant('MinusOne', { type: 'decimal', value: { coefficient: -1n, scale: 0 } }),
  ],
  [
    define('Parse(s: string): decimal', (args) => ({ type: 'decimal', value: readDecimal(args.text(0)) })),
    ...roundDecimalRows(),
    decimalRounding('Truncate', 'zero'),
    decimalRounding('Floor', 'down'),
    decimalRounding('Ceiling', 'up'),
    define('Compare(d1: decimal, d2: decimal): int', (args) =>
      intOf(compareDecimals(args.decimal(0), args.decimal(1))),
    ),
  ],
);

export const boolStatics: StaticTable = table(
  [constant('TrueString', 'True'), constant('FalseString', 'False')],
  [define('Parse(value: string): bool', (args) => parseBool(args.text(0)))],
);

function wholeStatics(type: WholeValue['type']): StaticTable {
  const { least, most } = bounds[type];
  return table(
    [constant('MaxValue', { type, value: most }), constant('MinValue', { type, value: least })],
    [define(`Parse(s: string): ${type}`, (args) => wholeNumber(parseWhole(args.text(0)), type))],
  );
}

/** @throws FormulaError for a text that is no date, and for a number, which .NET does not take as one */
function toDateTime(value: Value): DateTimeValue {
  if (value === null) return { type: 'DateTime', ticks: 0n };
  if (typeof value === 'object' && value.type === 'DateTime') return value;
  if (typeof value !== 'string') throw new FormulaError(`${typeOf(value)} cannot be converted to DateTime.`);
  const date = parseDateTime(value);
  if (date === null) throw new FormulaError('The text is no date.');
  return date;
}

function constant(name: string, value: Exclude<Value, null>): StaticProperty {
  return { name, returns: typeOf(value), readsTime: false, get: () => value };
}

function table(properties: readonly StaticProperty[], methods: readonly Callable[]): StaticTable {
  return { properties, methods, constructors: [] };
}

function doubleOf(value: number): DoubleValue {
  return { type: 'double', value };
}
