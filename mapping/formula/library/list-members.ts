/** What a list can be asked. Lists are arrays, too: `Split` gives an array in C#, whose size is its Length. */
import { method, type CallContext, type MemberTable, type Method } from '../callable.ts';
import { toDouble } from '../numbers/convert.ts';
import { FormulaError } from '../formula-error.ts';
import { equalValues } from '../operators.ts';
import { intOf, isNumber, typeOf, type ListValue, type Value } from '../values.ts';
import { listOrdering } from './list-ordering.ts';
import { listQueries } from './list-queries.ts';

const listParts: readonly Method<ListValue>[] = [
  method('Skip(count: int): List', ({ items }, args, context) => {
    return listOf(items.slice(Math.max(args.int(0), 0)), context);
  }),
  method('Take(count: int): List', ({ items }, args, context) => {
    return listOf(items.slice(0, Math.max(args.int(0), 0)), context);
  }),
  method('Reverse(): List', ({ items }, _args, context) => listOf(items.toReversed(), context)),
  method('Distinct(): List', ({ items }, _args, context) => listOf(distinct(items, context), context)),
  method('ToList(): List', (self) => self),
  method('ToArray(): List', (self) => self),
  method('ElementAt(index: int): object?', ({ items }, args) => {
    const item = items[args.int(0)];
    if (item === undefined) throw new FormulaError('The index lies outside the list.');
    return item;
  }),
  method('ElementAtOrDefault(index: int): object?', ({ items }, args) => items[args.int(0)] ?? null),
  method('Contains(value: object?): bool', (self, args, context) => indexOf(self, args.value(0), context) !== -1),
  method('IndexOf(value: object?): int', (self, args, context) => intOf(indexOf(self, args.value(0), context))),
];

export const listMembers: MemberTable<ListValue> = {
  properties: ['Count', 'Length'].map((name) => ({ name, returns: 'int', get: ({ items }) => intOf(items.length) })),
  methods: [...listQueries, ...listOrdering, ...listParts],
};

function listOf(items: readonly Value[], { budget }: CallContext): ListValue {
  budget.spend(items.length);
  return { type: 'List', items };
}

function indexOf({ items }: ListValue, value: Value, { budget }: CallContext): number {
  return items.findIndex((item) => {
    budget.spend();
    return equalValues(item, value);
  });
}

/** The first of equal items stays. Only items that could be equal are compared, each comparison a step. */
function distinct(items: readonly Value[], { budget }: CallContext): Value[] {
  const kinds = new Map<unknown, Value[]>();
  return items.filter((item) => {
    const kind = kindOf(item);
    const seen = kinds.get(kind) ?? [];
    budget.spend(seen.length);
    if (seen.some((other) => equalValues(other, item))) return false;
    seen.push(item);
    kinds.set(kind, seen);
    return true;
  });
}

/** Equal values are of one kind. */
function kindOf(value: Value): unknown {
  if (isNumber(value)) return toDouble(value);
  return typeof value === 'string' ? `"${value}` : typeOf(value);
}
