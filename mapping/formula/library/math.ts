/** `Math`: what C# has of it, with C#'s types of results. */
import { define, type Callable, type StaticTable } from '../callable.ts';
import { roundToWhole } from '../numbers/double-rounding.ts';
import { FormulaError } from '../formula-error.ts';
import { compareNumbers, negateNumber } from '../numbers/numbers.ts';
import type { Rounding } from '../numbers/rounded-quotient.ts';
import { intOf, type DoubleValue, type NumberValue } from '../values.ts';
import { decimalRounding, roundDecimalRows, roundDoubleRows } from './rounding-rows.ts';

const numberTypes = ['int', 'long', 'double', 'decimal'] as const;

/** Rows of doubles stand before those of decimals: `Math.Floor(7)`, which C# calls ambiguous, is a double. */
export const mathStatics: StaticTable = {
  properties: [{ name: 'PI', returns: 'double', readsTime: false, get: () => doubleOf(Math.PI) }],
  methods: [
    ...numberTypes.map((type) => define(`Abs(value: ${type}): ${type}`, (args) => absolute(args.number(0)))),
    ...wholeRows('Ceiling', 'up'),
    ...wholeRows('Floor', 'down'),
    ...wholeRows('Truncate', 'zero'),
    ...roundDoubleRows(),
    ...roundDecimalRows(),
    ...extremeRows('Max', (order) => order >= 0),
    ...extremeRows('Min', (order) => order <= 0),
    define('Pow(x: double, y: double): double', (args) => doubleOf(power(args.double(0), args.double(1)))),
    define('Sqrt(d: double): double', (args) => doubleOf(Math.sqrt(args.double(0)))),
    define('Sign(value: number): int', (args) => intOf(signOf(args.number(0)))),
  ],
  constructors: [],
};

function wholeRows(name: string, rounding: Rounding): Callable[] {
  return [
    define(`${name}(d: double): double`, (args) => doubleOf(roundToWhole(args.double(0), rounding))),
    decimalRounding(name, rounding),
  ];
}

function extremeRows(name: string, isChosen: (order: number) => boolean): Callable[] {
  return numberTypes.map((type) =>
    define(`${name}(val1: ${type}, val2: ${type}): ${type}`, (args) => {
      const [a, b] = [args.number(0), args.number(1)];
      return chooseNaN(a, b) ?? (isChosen(orderOf(a, b)) ? a : b);
    }),
  );
}

/** One that is no number is the result, whatever the other is. */
function chooseNaN(a: NumberValue, b: NumberValue): NumberValue | null {
  return [a, b].find(({ value }) => Number.isNaN(value)) ?? null;
}

/** -0 is less than 0 here, as .NET has it for Max and Min. */
function orderOf(a: NumberValue, b: NumberValue): number {
  const order = compareNumbers(a, b);
  return order === 0 ? Number(Object.is(b.value, -0)) - Number(Object.is(a.value, -0)) : order;
}

/** @throws FormulaError for the least int and long */
function absolute(value: NumberValue): NumberValue {
  if (value.type === 'double') return doubleOf(Math.abs(value.value));
  return signOf(value) < 0 ? negateNumber(value) : value;
}

/** @throws FormulaError for NaN, which has none */
function signOf(value: NumberValue): number {
  const zero: NumberValue = value.type === 'double' ? doubleOf(0) : intOf(0);
  const order = compareNumbers(value, zero);
  if (Number.isNaN(order)) throw new FormulaError('NaN has no sign.');
  return order;
}

/** 1 to whatever power is 1, and -1 to an infinite one: JavaScript says NaN there, .NET does not. */
function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) return 1;
  return base ** exponent;
}

function doubleOf(value: number): DoubleValue {
  return { type: 'double', value };
}
