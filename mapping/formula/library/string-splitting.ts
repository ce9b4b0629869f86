/** `Split`: at a character, a text, or several of either; at white space where none is given. */
import { hasType, type Arguments } from '../arguments.ts';
import type { Budget } from '../budget.ts';
import { method, type Method } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { splitText, type Separator, type SplitOptions } from '../texts/split-text.ts';
import { allowSearch } from '../texts/text-search.ts';
import type { EnumValue, ListValue, Value } from '../values.ts';
import { isWhiteSpace } from '../texts/white-space.ts';

export const stringSplitting: readonly Method<string>[] = [
  method('Split(...separators: char): List', (self, args, { budget }) => split(self, args.rest(0), {}, budget)),
  method('Split(separator: char|string|List?, options?: StringSplitOptions): List', (self, args, { budget }) => {
    return split(self, separatorsOf(args), { options: readOptions(args, 1) }, budget);
  }),
  method(
    'Split(separator: char|string|List?, count: int, options?: StringSplitOptions): List',
    (self, args, { budget }) => {
      return split(self, separatorsOf(args), { count: args.int(1), options: readOptions(args, 2) }, budget);
    },
  ),
];

interface Wanted {
  count?: number;
  options?: EnumValue | null;
}

function separatorsOf(args: Arguments): readonly Value[] {
  const value = args.value(0);
  if (value === null) return [];
  return hasType(value, 'List') ? value.items : [value];
}

function readOptions(args: Arguments, position: number): EnumValue | null {
  return args.count > position ? args.enumeration(position) : null;
}

function split(self: string, separators: readonly Value[], wanted: Wanted, budget: Budget): ListValue {
  const flags = wanted.options?.number ?? 0;
  const count = wanted.count ?? null;
  if (count !== null && count < 0) throw new FormulaError('The count is less than zero.');
  const options: SplitOptions = { count, removeEmpty: (flags & 1) !== 0, trim: (flags & 2) !== 0 };
  const found = findSeparators(self, separators.map(separatorText), budget);
  budget.allowList(Math.min(found.length + 1, count ?? Infinity));
  return { type: 'List', items: splitText(self, found, options) };
}

function separatorText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (hasType(value, 'char')) return value.value;
  throw new FormulaError('Only characters and texts can separate.');
}

/** Where separators stand; at each place the first that fits. An empty one is nowhere. */
function findSeparators(self: string, separators: readonly string[], budget: Budget): Separator[] {
  const sought = separators.filter((separator) => separator !== '');
  for (const separator of separators) allowSearch(budget, self, separator);
  const isBlankSeparated = separators.length === 0;
  const found: Separator[] = [];
  let start = 0;
  while (start < self.length) {
    const length = isBlankSeparated ? Number(isWhiteSpace(self.charAt(start))) : separatorLength(self, start, sought);
    if (length > 0) found.push({ start, end: start + length });
    start += Math.max(length, 1);
  }
  return found;
}

function separatorLength(self: string, start: number, sought: readonly string[]): number {
  return sought.find((separator) => self.startsWith(separator, start))?.length ?? 0;
}
