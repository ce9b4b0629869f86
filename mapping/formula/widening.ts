/** Which types C# turns into which unasked: a call, a declared variable and the check keep to the same rule. */
import { widenNumber } from './numbers/numbers.ts';
import type { TypePattern } from './signature.ts';
import { isNumber, isNumberType, typeOf, type Value } from './values.ts';

const widerTypes: ReadonlyMap<TypePattern, readonly TypePattern[]> = new Map<TypePattern, readonly TypePattern[]>([
  ['int', ['long', 'double', 'decimal']],
  ['long', ['double', 'decimal']],
  // Of which type it is, only the running formula knows.
  ['number', ['int', 'long', 'double', 'decimal']],
  ['DateTime', ['DateTimeOffset']],
]);

/** True where every value of one type has its place in the other; false for a type and itself. */
export function isWidening(from: TypePattern, to: TypePattern): boolean {
  return widerTypes.get(from)?.includes(to) ?? false;
}

/** The value as the wider type has it; null where it does not widen to this type. */
export function widenTo(value: Value, type: TypePattern): Value | null {
  if (!isWidening(typeOf(value), type)) return null;
  if (isNumber(value) && isNumberType(type)) return widenNumber(value, type);
  if (typeof value !== 'object' || value?.type !== 'DateTime') return null;
  return { type: 'DateTimeOffset', ticks: value.ticks, offsetMinutes: 0 };
}
