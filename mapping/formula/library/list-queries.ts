/** Methods of LINQ that ask which items meet a condition. */
import type { Arguments } from '../arguments.ts';
import { method, type CallContext, type Lambda, type Method } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { applyToItem, meets } from './list-lambda.ts';
import { intOf, type ListValue, type Value } from '../values.ts';

export const listQueries: readonly Method<ListValue>[] = [
  method('Count(predicate?: lambda): int', (self, args, context) => intOf(matching(self, args, context).length)),
  method('Any(predicate?: lambda): bool', (self, args, context) => {
    const predicate = lambdaOf(args);
    return self.items.some((item) => meets(predicate, item, context));
  }),
  method('All(predicate: lambda): bool', (self, args, context) => {
    return self.items.every((item) => meets(args.lambda(0), item, context));
  }),
  method('Where(predicate: lambda): List', (self, args, context) => {
    return { type: 'List', items: matching(self, args, context) };
  }),
  method('Select(selector: lambda): List', (self, args, context) => {
    return { type: 'List', items: self.items.map((item) => applyToItem(args.lambda(0), item, context)) };
  }),
  method('First(predicate?: lambda): object?', (self, args, context) => {
    return requireItem(first(self.items, lambdaOf(args), context));
  }),
  method('FirstOrDefault(predicate?: lambda): object?', (self, args, context) => {
    return first(self.items, lambdaOf(args), context) ?? null;
  }),
  method('Last(predicate?: lambda): object?', (self, args, context) => {
    return requireItem(first(self.items.toReversed(), lambdaOf(args), context));
  }),
  method('LastOrDefault(predicate?: lambda): object?', (self, args, context) => {
    return first(self.items.toReversed(), lambdaOf(args), context) ?? null;
  }),
];

function lambdaOf(args: Arguments): Lambda | null {
  return args.count > 0 ? args.lambda(0) : null;
}

function matching(self: ListValue, args: Arguments, context: CallContext): readonly Value[] {
  const predicate = lambdaOf(args);
  return predicate === null ? self.items : self.items.filter((item) => meets(predicate, item, context));
}

/** Undefined where there is none, which an item that is null is not. */
function first(items: readonly Value[], predicate: Lambda | null, context: CallContext): Value | undefined {
  return items.find((item) => meets(predicate, item, context));
}

function requireItem(item: Value | undefined): Value {
  if (item === undefined) throw new FormulaError('The list has no such item; FirstOrDefault and its like give null.');
  return item;
}
