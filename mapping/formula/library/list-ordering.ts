/** Methods of LINQ that order or add up what a lambda takes from the items; without one, the items. */
import type { Arguments } from '../arguments.ts';
import { method, type CallContext, type Method } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { applyToItem } from './list-lambda.ts';
import { addNumbers } from '../numbers/numbers.ts';
import { compareValues } from '../operators.ts';
import { intOf, isNumber, typeOf, type ListValue, type NumberValue, type Value } from '../values.ts';

export const listOrdering: readonly Method<ListValue>[] = [
  method('OrderBy(key?: lambda): List', (self, args, context) => sort(self, args, context, 1)),
  method('OrderByDescending(key?: lambda): List', (self, args, context) => sort(self, args, context, -1)),
  method('Min(selector?: lambda): object?', (self, args, context) => extreme(self, args, context, -1)),
  method('Max(selector?: lambda): object?', (self, args, context) => extreme(self, args, context, 1)),
  method('Sum(selector?: lambda): number', (self, args, context) => {
    const given = taken(self, args, context).filter((value) => value !== null);
    return given.reduce<NumberValue>((sum, value) => addNumbers(sum, requireNumber(value)), intOf(0));
  }),
];

function taken(self: ListValue, args: Arguments, context: CallContext): readonly Value[] {
  context.budget.spend(self.items.length);
  if (args.count === 0) return self.items;
  return self.items.map((item) => applyToItem(args.lambda(0), item, context));
}

/** Items that are alike keep their order, in both directions. */
function sort(self: ListValue, args: Arguments, context: CallContext, direction: 1 | -1): ListValue {
  const keys = taken(self, args, context);
  const pairs = self.items.map((item, index) => ({ item, key: keys[index] ?? null }));
  pairs.sort((left, right) => direction * compareValues(left.key, right.key));
  return { type: 'List', items: pairs.map(({ item }) => item) };
}

/** Nulls are passed over, as LINQ does. A list without items has neither least nor greatest. */
function extreme(self: ListValue, args: Arguments, context: CallContext, direction: 1 | -1): Value {
  if (self.items.length === 0) throw new FormulaError('The list has no items.');
  return taken(self, args, context)
    .filter((value) => value !== null)
    .reduce<Value>((best, value) => {
      return best === null || direction * compareValues(value, best) > 0 ? value : best;
    }, null);
}

function requireNumber(value: Value): NumberValue {
  if (isNumber(value)) return value;
  throw new FormulaError(`Sum adds numbers and meets the type ${typeOf(value)}.`);
}
