/** Methods of a text that cut it, fill it up or replace something in it. */
import { hasType, type Arguments } from '../arguments.ts';
import type { Budget } from '../budget.ts';
import { method, type Method } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { foldCase, ignoresCase } from '../texts/text-comparison.ts';
import { placesOf } from '../texts/text-search.ts';
import type { Value } from '../values.ts';
import { isWhiteSpace, trimText, type Ends } from '../texts/white-space.ts';

export const stringCutting: readonly Method<string>[] = [
  method('Substring(start: int, length?: int): string', (self, args) => {
    const [start, end] = readPart(self, args);
    return self.slice(start, end);
  }),
  method('Remove(start: int, count?: int): string', (self, args) => {
    const [start, end] = readPart(self, args);
    return self.slice(0, start) + self.slice(end);
  }),
  method('Insert(start: int, value: string): string', (self, args, { budget }) => {
    const [start] = readPart(self, args, false);
    budget.allowText(self.length + args.text(1).length);
    return self.slice(0, start) + args.text(1) + self.slice(start);
  }),
  trimming('Trim', 'both'),
  trimming('TrimStart', 'start'),
  trimming('TrimEnd', 'end'),
  method('PadLeft(width: int, c?: char): string', (self, args, { budget }) => {
    return self.padStart(readWidth(args, budget), readPadding(args));
  }),
  method('PadRight(width: int, c?: char): string', (self, args, { budget }) => {
    return self.padEnd(readWidth(args, budget), readPadding(args));
  }),
  method('Replace(oldValue: string, newValue: string?): string', (self, args, { budget }) => {
    return replace(self, args.text(0), args.textOrNull(1) ?? '', false, budget);
  }),
  method('Replace(oldChar: char, newChar: char): string', (self, args, { budget }) => {
    return replace(self, args.char(0).value, args.char(1).value, false, budget);
  }),
  method(
    'Replace(oldValue: string, newValue: string?, comparison: StringComparison): string',
    (self, args, { budget }) => {
      return replace(self, args.text(0), args.textOrNull(1) ?? '', ignoresCase(args.enumeration(2)), budget);
    },
  ),
];

/** Start and end of the part that `start` and a length behind it name; without a length, up to the end. */
function readPart(self: string, args: Arguments, hasLength = args.count > 1): [number, number] {
  const start = args.int(0);
  if (start < 0 || start > self.length) throw new FormulaError('The start index lies outside the text.');
  if (!hasLength) return [start, self.length];
  const length = args.int(1);
  if (length < 0) throw new FormulaError('The length is less than zero.');
  if (start + length > self.length) throw new FormulaError('Start and length reach beyond the end of the text.');
  return [start, start + length];
}

function trimming(name: string, ends: Ends): Method<string> {
  return method(`${name}(...characters: char|string|List): string`, (self, args, { budget }) => {
    const characters = new Set(args.rest(0).flatMap((value) => unitsOf(value, budget)));
    return trimText(self, ends, characters.size === 0 ? isWhiteSpace : (unit) => characters.has(unit));
  });
}

/** Formulas give the characters one by one, as a text of them, or as a list of either. */
function unitsOf(value: Value, budget: Budget): string[] {
  if (typeof value === 'string') return value.split('');
  if (hasType(value, 'char')) return [value.value];
  if (!hasType(value, 'List')) throw new FormulaError('Only characters can be trimmed.');
  budget.spend(value.items.length);
  return value.items.flatMap((item) => {
    if (hasType(item, 'List')) throw new FormulaError('Only characters can be trimmed.');
    return unitsOf(item, budget);
  });
}

function readWidth(args: Arguments, budget: Budget): number {
  const width = args.int(0);
  if (width < 0) throw new FormulaError('The width is less than zero.');
  budget.allowText(width);
  return width;
}

function readPadding(args: Arguments): string {
  return args.count > 1 ? args.char(1).value : ' ';
}

function replace(self: string, oldText: string, newText: string, ignoreCase: boolean, budget: Budget): string {
  if (oldText === '') throw new FormulaError('The text to replace is empty.');
  const places = placesOf(budget, foldCase(self, ignoreCase), foldCase(oldText, ignoreCase));
  budget.allowText(self.length + places.length * (newText.length - oldText.length));
  let end = 0;
  const pieces = places.map((place) => {
    const piece = self.slice(end, place);
    end = place + oldText.length;
    return piece;
  });
  return [...pieces, self.slice(end)].join(newText);
}
