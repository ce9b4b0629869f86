/** The arguments of a call, read by position and type. */
import type { Decimal } from './numbers/decimal.ts';
import type { Lambda } from './lambda.ts';
import type {
  CharValue,
  DateTimeOffsetValue,
  DateTimeValue,
  EnumValue,
  ListValue,
  NumberValue,
  RecordValue,
  TimeSpanValue,
  Value,
  WholeValue,
} from './values.ts';
import { isNumber, typeOf } from './values.ts';

export type Argument = Value | Lambda;

/**
 * Every reader takes the position from 0. The signature was checked before, so a reader that does not fit the signature
 * is a mistake in this program and throws an Error.
 */
export interface Arguments {
  readonly count: number;
  /** Any value; null where the argument is null or was left out. */
  value(position: number): Value;
  /** All from this position on. */
  rest(position: number): readonly Value[];
  text(position: number): string;
  textOrNull(position: number): string | null;
  bool(position: number): boolean;
  /** An int or long. */
  whole(position: number): bigint;
  /** An int as JavaScript counts. */
  int(position: number): number;
  double(position: number): number;
  decimal(position: number): Decimal;
  number(position: number): NumberValue;
  char(position: number): CharValue;
  dateTime(position: number): DateTimeValue;
  dateTimeOffset(position: number): DateTimeOffsetValue;
  timeSpan(position: number): TimeSpanValue;
  enumeration(position: number): EnumValue;
  list(position: number): ListValue;
  listOrNull(position: number): ListValue | null;
  record(position: number): RecordValue;
  recordOrNull(position: number): RecordValue | null;
  lambda(position: number): Lambda;
}

export function readArguments(given: readonly Argument[]): Arguments {
  const at = (position: number): Argument => given[position] ?? null;
  const value = (position: number): Value => {
    const found = at(position);
    return isLambda(found) ? mismatch(position, 'a value') : found;
  };
  const text = (position: number): string => {
    const found = value(position);
    return typeof found === 'string' ? found : mismatch(position, 'a text');
  };
  const typed =
    <Type extends Value>(wanted: string, is: (found: Value) => found is Type) =>
    (position: number): Type => {
      const found = value(position);
      return is(found) ? found : mismatch(position, wanted);
    };
  const whole = typed('int', isWhole);
  const list = typed('List', (found) => hasType(found, 'List'));
  const record = typed('Dictionary', (found) => hasType(found, 'Dictionary'));
  return {
    count: given.length,
    value,
    rest: (position) => given.slice(position).map((_, index) => value(position + index)),
    text,
    textOrNull: (position) => (at(position) === null ? null : text(position)),
    bool: (position) => {
      const found = value(position);
      return typeof found === 'boolean' ? found : mismatch(position, 'a bool');
    },
    whole: (position) => whole(position).value,
    int: (position) => Number(whole(position).value),
    double: (position) => typed('double', (found) => hasType(found, 'double'))(position).value,
    decimal: (position) => typed('decimal', (found) => hasType(found, 'decimal'))(position).value,
    number: (position) => {
      const found = value(position);
      return isNumber(found) ? found : mismatch(position, 'a number');
    },
    char: typed('char', (found) => hasType(found, 'char')),
    dateTime: typed('DateTime', (found) => hasType(found, 'DateTime')),
    dateTimeOffset: typed('DateTimeOffset', (found) => hasType(found, 'DateTimeOffset')),
    timeSpan: typed('TimeSpan', (found) => hasType(found, 'TimeSpan')),
    enumeration: (position) => {
      const found = value(position);
      return isEnum(found) ? found : mismatch(position, 'an enumeration');
    },
    list,
    listOrNull: (position) => (at(position) === null ? null : list(position)),
    record,
    recordOrNull: (position) => (at(position) === null ? null : record(position)),
    lambda: (position) => {
      const found = at(position);
      return isLambda(found) ? found : mismatch(position, 'a lambda');
    },
  };
}

export function isLambda(argument: Argument): argument is Lambda {
  return typeof argument === 'object' && argument !== null && argument.type === 'lambda';
}

export function isEnum(value: Value): value is EnumValue {
  return typeof value === 'object' && value !== null && 'number' in value;
}

function isWhole(value: Value): value is WholeValue {
  return typeOf(value) === 'int' || typeOf(value) === 'long';
}

/** Narrows a value by the name of its type. */
export function hasType<Name extends Exclude<Value, null | boolean | string>['type']>(
  value: Value,
  type: Name,
): value is Extract<Value, { type: Name }> {
  return typeOf(value) === type;
}

function mismatch(position: number, wanted: string): never {
  throw new Error(`Argument ${position} was read as ${wanted}, which its signature does not say.`);
}
