/** What a formula can call: functions, methods, static members and constructors. All of them are rows of tables in library/. */
import type { Arguments } from './arguments.ts';
import type { Budget } from './budget.ts';
import { readSignature, type Signature, type TypePattern } from './signature.ts';
import type { DateTimeOffsetValue, RecordValue, Value } from './values.ts';

export type { Lambda } from './lambda.ts';

/** What a callable may use beside its arguments. */
export interface CallContext {
  /** The sync's own time: the same on every retry and replay of that sync. */
  readonly syncTime: DateTimeOffsetValue;
  readonly budget: Budget;
  /**
   * True where an item meets a condition that is written as text (`FirstMatch(list, "condition")`); the item's fields
   * are names in it.
   * @throws FormulaError where the condition does not parse or is no bool
   */
  matches(condition: string, item: RecordValue): boolean;
}

export interface Callable {
  readonly signature: Signature;
  /** True where the result depends on the time of the sync. */
  readonly readsTime: boolean;
  /** The arguments were checked against the signature, and widened as C# does (int to decimal, DateTime to DateTimeOffset). */
  call(args: Arguments, context: CallContext): Value;
}

/**
 * @param signature see signature.ts
 * @param call throws FormulaError where it cannot answer, without naming values
 */
export function define(signature: string, call: Callable['call'], options: { readsTime?: boolean } = {}): Callable {
  return { signature: readSignature(signature), call, readsTime: options.readsTime ?? false };
}

/** A method: `self` is what stands before the dot, never null. */
export interface Method<Self extends Value> {
  readonly signature: Signature;
  call(self: Self, args: Arguments, context: CallContext): Value;
}

export function method<Self extends Value>(signature: string, call: Method<Self>['call']): Method<Self> {
  return { signature: readSignature(signature), call };
}

/** A property of a value, such as `Length`, or of a type, such as `DateTime.Now`. */
export interface Property<Self extends Value> {
  readonly name: string;
  readonly returns: TypePattern;
  get(self: Self, context: CallContext): Value;
}

export interface StaticProperty {
  readonly name: string;
  readonly returns: TypePattern;
  readonly readsTime: boolean;
  get(context: CallContext): Value;
}

/** What values of one type can be asked. */
export interface MemberTable<Self extends Value> {
  readonly properties: readonly Property<Self>[];
  readonly methods: readonly Method<Self>[];
}

/** What a type itself can be asked: `Math.Round(…)`, `DateTime.Now`, `new DateTime(…)`. */
export interface StaticTable {
  readonly properties: readonly StaticProperty[];
  readonly methods: readonly Callable[];
  readonly constructors: readonly Callable[];
}
