/** What `+`, `==`, `<` and the other operators do with values, as in C#. */
import { compareDates } from './dates/date-time.ts';
import { addSpan, subtractDates, subtractSpan } from './dates/date-arithmetic.ts';
import { FormulaError } from './formula-error.ts';
import {
  addNumbers,
  compareNumbers,
  divideNumbers,
  equalNumbers,
  multiplyNumbers,
  negateNumber,
  remainderNumbers,
  subtractNumbers,
} from './numbers/numbers.ts';
import type { BinaryOperator, UnaryOperator } from './syntax.ts';
import { textOf } from './text-of.ts';
import { timeSpanOf } from './dates/time-span.ts';
import {
  isNumber,
  typeOf,
  type DateTimeOffsetValue,
  type DateTimeValue,
  type NumberValue,
  type TimeSpanValue,
  type Value,
} from './values.ts';

/** The operators that always need both sides; `&&`, `||` and `??` are the evaluator's. */
export type PlainOperator = Exclude<BinaryOperator, '&&' | '||' | '??'>;

const arithmetic = {
  '+': addNumbers,
  '-': subtractNumbers,
  '*': multiplyNumbers,
  '/': divideNumbers,
  '%': remainderNumbers,
} as const;

/** @throws FormulaError where C# does not let these types meet, or the numbers do not */
export function applyBinary(operator: PlainOperator, left: Value, right: Value): Value {
  switch (operator) {
    case '==':
      return isEqual(left, right);
    case '!=':
      return !isEqual(left, right);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return isOrdered(operator, left, right);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(operator, left, right);
  }
}

/** @throws FormulaError */
export function applyUnary(operator: UnaryOperator, operand: Value): Value {
  if (operator === '!' && typeof operand === 'boolean') return !operand;
  if (operator !== '!' && isNumber(operand)) return operator === '-' ? negateNumber(operand) : operand;
  throw new FormulaError(`The operator ${operator} cannot be applied to ${typeOf(operand)}.`);
}

function calculate(operator: keyof typeof arithmetic, left: Value, right: Value): Value {
  if (isNumber(left) && isNumber(right)) return arithmetic[operator](left, right);
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return textOf(left) + textOf(right);
  // A number or time that is not there makes the result one that is not there, as C# does with nullable ones.
  if ((left === null && isCalculable(right)) || (right === null && isCalculable(left))) return null;
  // Two texts that are not there.
  if (operator === '+' && (left === null || right === null)) return textOf(left) + textOf(right);
  const time = calculateTime(operator, left, right);
  if (time !== null) return time;
  throw cannot(operator, left, right);
}

function isCalculable(value: Value): boolean {
  return isNumber(value) || isDate(value) || isTimeSpan(value);
}

function calculateTime(operator: string, left: Value, right: Value): Value | null {
  if (isTimeSpan(right)) {
    if (isDate(left) && operator === '+') return addSpan(left, right);
    if (isDate(left) && operator === '-') return subtractSpan(left, right);
    if (isTimeSpan(left) && operator === '+') return timeSpanOf(left.ticks + right.ticks);
    if (isTimeSpan(left) && operator === '-') return timeSpanOf(left.ticks - right.ticks);
  }
  return isDate(left) && isDate(right) && operator === '-' ? subtractDates(left, right) : null;
}

/** `==`: null equals null only. @throws FormulaError where C# would not compile the comparison */
function isEqual(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  if (isNumber(left) && isNumber(right)) return equalNumbers(left, right);
  if (isDate(left) && isDate(right)) return compareDates(left, right) === 0;
  if (typeOf(left) !== typeOf(right) || typeOf(left) === 'List' || typeOf(left) === 'Dictionary') {
    throw new FormulaError(`${typeOf(left)} and ${typeOf(right)} cannot be compared.`);
  }
  return equalValues(left, right);
}

function isOrdered(operator: '<' | '>' | '<=' | '>=', left: Value, right: Value): boolean {
  // As C# compares with a null: neither less nor greater.
  if (left === null || right === null) return false;
  if (typeof left === 'string' || typeof left === 'boolean') throw cannot(operator, left, right);
  const order = orderOf(left, right);
  if (order === null) throw cannot(operator, left, right);
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

/** As `object.Equals`, but that 1 and 1L are the same number: values of different types are simply not equal. */
export function equalValues(left: Value, right: Value): boolean {
  if (isNumber(left) && isNumber(right)) return !isMixed(left, right) && equalNumbers(left, right);
  if (isDate(left) && isDate(right)) return typeOf(left) === typeOf(right) && compareDates(left, right) === 0;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return left === right;
  if (left.type === 'char' && right.type === 'char') return left.value === right.value;
  if (left.type === 'TimeSpan' && right.type === 'TimeSpan') return left.ticks === right.ticks;
  if (left.type === 'Guid' && right.type === 'Guid') return left.text === right.text;
  if ('number' in left && 'number' in right) return left.type === right.type && left.number === right.number;
  return left === right;
}

/**
 * The order in which lists are sorted: null first, texts by their code units, so that no setting of the machine plays a
 * part.
 * @throws FormulaError for values that have no order
 */
export function compareValues(left: Value, right: Value): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  const order = orderOf(left, right);
  if (order === null) throw new FormulaError(`${typeOf(left)} and ${typeOf(right)} have no order.`);
  return order;
}

/** Negative, 0 or positive; null where the types have no common order. */
function orderOf(left: Value, right: Value): number | null {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (isDate(left) && isDate(right)) return compareDates(left, right);
  if (isTimeSpan(left) && isTimeSpan(right)) return compareOrdered(left.ticks, right.ticks);
  if (typeof left === 'string' && typeof right === 'string') return compareOrdered(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (isChar(left) && isChar(right)) return compareOrdered(left.value, right.value);
  return null;
}

function compareOrdered<Ordered extends string | bigint>(left: Ordered, right: Ordered): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isMixed(left: NumberValue, right: NumberValue): boolean {
  return (left.type === 'decimal' && right.type === 'double') || (left.type === 'double' && right.type === 'decimal');
}

function isDate(value: Value): value is DateTimeValue | DateTimeOffsetValue {
  return typeOf(value) === 'DateTime' || typeOf(value) === 'DateTimeOffset';
}

function isTimeSpan(value: Value): value is TimeSpanValue {
  return typeOf(value) === 'TimeSpan';
}

function isChar(value: Value): value is Extract<Value, { type: 'char' }> {
  return typeOf(value) === 'char';
}

function cannot(operator: string, left: Value, right: Value): FormulaError {
  return new FormulaError(`The operator ${operator} cannot be applied to ${typeOf(left)} and ${typeOf(right)}.`);
}
