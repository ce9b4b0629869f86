/** Lambdas over the items of a list. */
import type { CallContext, Lambda } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { typeOf, type Value } from '../values.ts';

export function applyToItem(lambda: Lambda, item: Value, { budget }: CallContext): Value {
  budget.spend();
  return lambda.apply([item]);
}

/**
 * Whether an item meets a condition; null is none, which every item meets.
 * @throws FormulaError where the condition gives no bool
 */
export function meets(condition: Lambda | null, item: Value, context: CallContext): boolean {
  if (condition === null) return true;
  const met = applyToItem(condition, item, context);
  if (typeof met === 'boolean') return met;
  throw new FormulaError(`A condition is to give a bool and gives the type ${typeOf(met)}.`);
}
