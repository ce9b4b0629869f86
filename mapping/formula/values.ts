/** What a formula calculates with: C#'s types, as far as formulas of iPaaS.com meet them. Immutable. */
import type { Decimal } from './numbers/decimal.ts';

export interface WholeValue {
  readonly type: 'int' | 'long';
  readonly value: bigint;
}

export interface DoubleValue {
  readonly type: 'double';
  readonly value: number;
}

export interface DecimalValue {
  readonly type: 'decimal';
  readonly value: Decimal;
}

export type NumberValue = WholeValue | DoubleValue | DecimalValue;

export interface CharValue {
  readonly type: 'char';
  /** One UTF-16 unit. */
  readonly value: string;
}

/** Without a zone. What is "local" in .NET is UTC here, so that every worker calculates the same. */
export interface DateTimeValue {
  readonly type: 'DateTime';
  /** Units of 100 ns since 0001-01-01T00:00:00, as .NET counts. */
  readonly ticks: bigint;
}

export interface DateTimeOffsetValue {
  readonly type: 'DateTimeOffset';
  /** The clock at the offset, in ticks since 0001-01-01T00:00:00. */
  readonly ticks: bigint;
  readonly offsetMinutes: number;
}

export interface TimeSpanValue {
  readonly type: 'TimeSpan';
  readonly ticks: bigint;
}

export interface GuidValue {
  readonly type: 'Guid';
  /** 36 characters, lower case. */
  readonly text: string;
}

export const enumNames = ['DayOfWeek', 'MidpointRounding', 'StringComparison', 'StringSplitOptions'] as const;

export interface EnumValue {
  readonly type: (typeof enumNames)[number];
  readonly name: string;
  readonly number: number;
}

export interface ListValue {
  readonly type: 'List';
  readonly items: readonly Value[];
}

export interface RecordValue {
  readonly type: 'Dictionary';
  readonly entries: ReadonlyMap<string, Value>;
}

export type Value =
  | null
  | boolean
  | string
  | NumberValue
  | CharValue
  | DateTimeValue
  | DateTimeOffsetValue
  | TimeSpanValue
  | GuidValue
  | EnumValue
  | ListValue
  | RecordValue;

/** Every type a value can have, by its name in C#. */
export type TypeName = 'null' | 'bool' | 'string' | Exclude<Value, null | boolean | string>['type'];

export function typeOf(value: Value): TypeName {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : value.type;
}

const numberTypes: ReadonlySet<string> = new Set(['int', 'long', 'double', 'decimal']);

export function isNumberType(type: string): type is NumberValue['type'] {
  return numberTypes.has(type);
}

export function isNumber(value: Value): value is NumberValue {
  return isNumberType(typeOf(value));
}

export function intOf(value: number | bigint): WholeValue {
  return { type: 'int', value: BigInt(value) };
}
