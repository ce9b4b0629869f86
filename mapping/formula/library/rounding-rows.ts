/** Rounding, as `Math` and `decimal` both offer it. */
import type { Arguments } from '../arguments.ts';
import { define, type Callable } from '../callable.ts';
import { roundDecimal } from '../numbers/decimal-rounding.ts';
import { roundDouble } from '../numbers/double-rounding.ts';
import { FormulaError } from '../formula-error.ts';
import type { Rounding } from '../numbers/rounded-quotient.ts';
import type { DecimalValue, DoubleValue } from '../values.ts';

/** By the numbers of MidpointRounding: ToEven, AwayFromZero, ToZero, ToNegativeInfinity, ToPositiveInfinity. */
const roundings: readonly Rounding[] = ['even', 'away', 'zero', 'down', 'up'];

/** `Round` of doubles: digits and rounding may be left out, in each combination that C# has. */
export function roundDoubleRows(): Callable[] {
  return [
    define('Round(value: double, digits?: int, mode?: MidpointRounding): double', (args) =>
      roundedDouble(args, digitsAt(args, 1), roundingAt(args, 2)),
    ),
    define('Round(value: double, mode: MidpointRounding): double', (args) =>
      roundedDouble(args, 0, roundingAt(args, 1)),
    ),
  ];
}

/** The same of decimals. */
export function roundDecimalRows(): Callable[] {
  return [
    define('Round(d: decimal, decimals?: int, mode?: MidpointRounding): decimal', (args) =>
      roundedDecimal(args, digitsAt(args, 1), roundingAt(args, 2)),
    ),
    define('Round(d: decimal, mode: MidpointRounding): decimal', (args) =>
      roundedDecimal(args, 0, roundingAt(args, 1)),
    ),
  ];
}

/** A decimal made whole in one direction. */
export function decimalRounding(name: string, rounding: Rounding): Callable {
  return define(`${name}(d: decimal): decimal`, (args) => roundedDecimal(args, 0, rounding));
}

function roundedDouble(args: Arguments, digits: number, rounding: Rounding): DoubleValue {
  return { type: 'double', value: roundDouble(args.double(0), digits, rounding) };
}

function roundedDecimal(args: Arguments, digits: number, rounding: Rounding): DecimalValue {
  return { type: 'decimal', value: roundDecimal(args.decimal(0), digits, rounding) };
}

function digitsAt(args: Arguments, position: number): number {
  return args.value(position) === null ? 0 : args.int(position);
}

function roundingAt(args: Arguments, position: number): Rounding {
  if (args.value(position) === null) return 'even';
  const rounding = roundings[args.enumeration(position).number];
  if (rounding === undefined) throw new FormulaError('There is no such MidpointRounding.');
  return rounding;
}
