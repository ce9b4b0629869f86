/** Types as far as they are known before a formula runs; `object` where they are not. */
import { promotedType } from '../numbers/numbers.ts';
import type { TypePattern } from '../signature.ts';
import type { BinaryOperator, UnaryOperator } from '../syntax.ts';
import { isNumberType, type TypeName } from '../values.ts';

export type StaticType = Exclude<TypePattern, 'lambda'>;

const dates: ReadonlySet<StaticType> = new Set(['DateTime', 'DateTimeOffset']);
/** What `<` and the like compare, each with its own kind. */
const ordered: ReadonlySet<StaticType> = new Set(['TimeSpan', 'char']);

/** The type of either of two values. */
export function eitherType(one: StaticType, other: StaticType): StaticType {
  if (one === other || other === 'null') return one;
  if (one === 'null') return other;
  return isNumberLike(one) && isNumberLike(other) ? (promoted(one, other) ?? 'object') : 'object';
}

/** True where a value of this type may be a value of the wanted one. */
export function mayBe(type: StaticType, wanted: StaticType): boolean {
  return type === wanted || type === 'object' || wanted === 'object' || (type === 'number' && isNumberType(wanted));
}

/** @returns null where the operator is not defined for the type */
export function unaryType(operator: UnaryOperator, type: StaticType): StaticType | null {
  if (operator === '!') return mayBe(type, 'bool') ? 'bool' : null;
  return type === 'object' || isNumberLike(type) ? type : null;
}

/** @returns null where the operator is not defined for these types */
export function binaryType(operator: BinaryOperator, left: StaticType, right: StaticType): StaticType | null {
  switch (operator) {
    case '??':
      return eitherType(left, right);
    case '&&':
    case '||':
      return mayBe(left, 'bool') && mayBe(right, 'bool') ? 'bool' : null;
    case '==':
    case '!=':
      return isComparable(left, right) ? 'bool' : null;
    case '<':
    case '>':
    case '<=':
    case '>=':
      return isOrdered(left, right) ? 'bool' : null;
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return calculatedType(operator, left, right);
  }
}

function isComparable(left: StaticType, right: StaticType): boolean {
  if (isUnknown(left) || isUnknown(right)) return true;
  if (isNumberLike(left) && isNumberLike(right)) return promoted(left, right) !== null;
  if (dates.has(left) && dates.has(right)) return true;
  return left === right && left !== 'List' && left !== 'Dictionary';
}

function isOrdered(left: StaticType, right: StaticType): boolean {
  if (isUnknown(left) || isUnknown(right)) return !isNeverOrdered(left) && !isNeverOrdered(right);
  if (isNumberLike(left) && isNumberLike(right)) return promoted(left, right) !== null;
  return (dates.has(left) && dates.has(right)) || (left === right && ordered.has(left));
}

function isNeverOrdered(type: StaticType): boolean {
  return !isUnknown(type) && !isNumberLike(type) && !dates.has(type) && !ordered.has(type);
}

function calculatedType(operator: BinaryOperator, left: StaticType, right: StaticType): StaticType | null {
  if (isNumberLike(left) && isNumberLike(right)) return promoted(left, right);
  if (left === 'null' && isCalculable(right)) return right;
  if (right === 'null' && isCalculable(left)) return left;
  if (operator === '+' && joins(left, right)) return 'string';
  if (left === 'object' || right === 'object') return couldCalculate(operator, left, right) ? 'object' : null;
  if (dates.has(left)) {
    if (right === 'TimeSpan' && (operator === '+' || operator === '-')) return left;
    return dates.has(right) && operator === '-' ? 'TimeSpan' : null;
  }
  const isSpans = left === 'TimeSpan' && right === 'TimeSpan';
  return isSpans && (operator === '+' || operator === '-') ? 'TimeSpan' : null;
}

function isCalculable(type: StaticType): boolean {
  return isNumberLike(type) || dates.has(type) || type === 'TimeSpan';
}

function joins(left: StaticType, right: StaticType): boolean {
  if (left !== 'string' && right !== 'string' && left !== 'null' && right !== 'null') return false;
  return ![left, right].some((type) => type === 'List' || type === 'Dictionary');
}

/** One side is not known: the other must be something that the operator can work with at all. */
function couldCalculate(operator: BinaryOperator, left: StaticType, right: StaticType): boolean {
  const known = left === 'object' ? right : left;
  if (known === 'object' || isNumberLike(known)) return true;
  return (operator === '+' || operator === '-') && (dates.has(known) || known === 'TimeSpan');
}

function isUnknown(type: StaticType): boolean {
  return type === 'object' || type === 'null';
}

function isNumberLike(type: StaticType): boolean {
  return type === 'number' || isNumberType(type);
}

function promoted(left: StaticType, right: StaticType): StaticType | null {
  if (left === 'number' || right === 'number') return 'number';
  return promotedType(asTypeName(left), asTypeName(right));
}

function asTypeName(type: StaticType): TypeName {
  return type === 'object' || type === 'number' ? 'double' : type;
}
