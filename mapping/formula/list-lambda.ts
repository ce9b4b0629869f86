/** Lambdas over the items of a list. */
import type { CallContext, Lambda } from './callable.ts';
import { FormulaError } from './formula-error.ts';
import { intOf, typeOf, type Value } from './values.ts';

/** @param index given to lambdas of two parameters, `(item, index) => …` */
export function applyToItem(lambda: Lambda, item: Value, index: number, { budget }: CallContext): Value {
  budget.spend();
  return lambda.apply(lambda.parameters.length > 1 ? [item, intOf(index)] : [item]);
}

/**
 * Whether an item meets a condition; null is none, which every item meets.
 * @throws FormulaError where the condition gives no bool
 */
export function meets(condition: Lambda | null, item: Value, index: number, context: CallContext): boolean {
  if (condition === null) return true;
  const met = applyToItem(condition, item, index, context);
  if (typeof met === 'boolean') return met;
  throw new FormulaError(`A condition is to give a bool and gives the type ${typeOf(met)}.`);
}
