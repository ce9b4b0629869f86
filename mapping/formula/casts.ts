/** `(int)x`, `x as string`, `x is DateTime`, and the types of declared variables. */
import { FormulaError } from './formula-error.ts';
import { convertNumber } from './numbers/numbers.ts';
import { isNumber, isNumberType, typeOf, type EnumValue, type TypeName, type Value } from './values.ts';
import { widenTo } from './widening.ts';

type CastableType = Exclude<TypeName, 'null' | EnumValue['type']> | 'object';

const castableTypes: ReadonlySet<string> = new Set<CastableType>([
  'int',
  'long',
  'double',
  'decimal',
  'bool',
  'string',
  'char',
  'object',
  'DateTime',
  'DateTimeOffset',
  'TimeSpan',
  'Guid',
  'List',
  'Dictionary',
]);

/** True for the types that a cast, `is`, `as` and a declaration may name. */
export function isCastable(type: string): type is CastableType {
  return castableTypes.has(type);
}

/** As C# casts: numbers into one another, anything to object, and otherwise only to what the value is. @throws FormulaError */
export function castTo(value: Value, type: string): Value {
  if (value === null) {
    if (isNumberType(type) || type === 'bool') throw new FormulaError(`null cannot be cast to ${type}.`);
    return null;
  }
  if (isInstance(value, type)) return value;
  if (isNumber(value) && isNumberType(type)) return convertNumber(value, type);
  const widened = isCastable(type) ? widenTo(value, type) : null;
  if (widened !== null) return widened;
  throw new FormulaError(`${typeOf(value)} cannot be cast to ${type}; use a Convert function to read a text.`);
}

/** What a variable of a declared type takes: the type itself, or a number that widens to it. @throws FormulaError */
export function assignTo(value: Value, type: string): Value {
  if (type === 'var' || value === null || isInstance(value, type)) return value;
  const widened = isCastable(type) ? widenTo(value, type) : null;
  if (widened !== null) return widened;
  throw new FormulaError(`A variable of the type ${type} cannot hold ${typeOf(value)}.`);
}

/** `x is T` */
export function isInstance(value: Value, type: string): boolean {
  if (value === null) return type === 'null';
  return type === 'object' || typeOf(value) === type;
}
