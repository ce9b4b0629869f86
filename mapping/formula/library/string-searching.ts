/** Methods of a text that look for another in it. */
import type { Arguments } from '../arguments.ts';
import { method, type Method } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { foldCase, ignoresCase } from '../texts/text-comparison.ts';
import { allowSearch } from '../texts/text-search.ts';
import { intOf } from '../values.ts';
import { textOrChar } from './characters.ts';

/** How a text looks for another: both have their case folded where it does not count. */
type Search<Result> = (text: string, sought: string) => Result;

const contains: Search<boolean> = (text, sought) => text.includes(sought);
const startsWith: Search<boolean> = (text, sought) => text.startsWith(sought);
const endsWith: Search<boolean> = (text, sought) => text.endsWith(sought);
const indexOf: Search<number> = (text, sought) => text.indexOf(sought);
const lastIndexOf: Search<number> = (text, sought) => text.lastIndexOf(sought);

/**
 * Without a StringComparison all of them compare ordinally. .NET would ask the culture in StartsWith, EndsWith, IndexOf and
 * LastIndexOf, which differs only for linguistic cases (see text-comparison.ts).
 */
export const stringSearching: readonly Method<string>[] = [
  ...rowsOf('Contains', 'bool', contains, (found) => found),
  ...rowsOf('StartsWith', 'bool', startsWith, (found) => found),
  ...rowsOf('EndsWith', 'bool', endsWith, (found) => found),
  ...rowsOf('IndexOf', 'int', indexOf, intOf),
  ...rowsOf('LastIndexOf', 'int', lastIndexOf, intOf),
  method('IndexOf(value: char|string, start: int, count?: int): int', (self, args, { budget }) => {
    const [start, end] = readPart(self, args);
    const sought = textOrChar(args, 0);
    allowSearch(budget, self, sought);
    return intOf(indexFrom(self.slice(0, end), sought, start));
  }),
  method('IndexOf(value: string, start: int, comparison: StringComparison): int', (self, args, { budget }) => {
    const [start] = readPart(self, args, false);
    const ignoreCase = ignoresCase(args.enumeration(2));
    allowSearch(budget, self, args.text(0));
    return intOf(indexFrom(foldCase(self, ignoreCase), foldCase(args.text(0), ignoreCase), start));
  }),
  method('LastIndexOf(value: char|string, start: int): int', (self, args, { budget }) => {
    const sought = textOrChar(args, 0);
    allowSearch(budget, self, sought);
    return intOf(lastIndexUpTo(self, sought, args.int(1)));
  }),
];

function rowsOf<Result extends boolean | number>(
  name: string,
  returns: 'bool' | 'int',
  search: Search<Result>,
  toValue: (result: Result) => ReturnType<Method<string>['call']>,
): Method<string>[] {
  return [
    method(`${name}(value: char|string): ${returns}`, (self, args, { budget }) => {
      const sought = textOrChar(args, 0);
      allowSearch(budget, self, sought);
      return toValue(search(self, sought));
    }),
    method(`${name}(value: char|string, comparison: StringComparison): ${returns}`, (self, args, { budget }) => {
      const sought = textOrChar(args, 0);
      const ignoreCase = ignoresCase(args.enumeration(1));
      allowSearch(budget, self, sought);
      return toValue(search(foldCase(self, ignoreCase), foldCase(sought, ignoreCase)));
    }),
  ];
}

function indexFrom(text: string, sought: string, start: number): number {
  return text.indexOf(sought, start);
}

/** Start and end of the part to look at, from `start` and `count` behind the sought text. */
function readPart(self: string, args: Arguments, hasCount = args.count > 2): [number, number] {
  const start = args.int(1);
  const count = hasCount ? args.int(2) : self.length - start;
  if (start < 0 || start > self.length) throw new FormulaError('The start index lies outside the text.');
  if (count < 0 || start + count > self.length) throw new FormulaError('The count reaches outside the text.');
  return [start, start + count];
}

/** `start` is the last unit that is looked at, and may stand just behind the text. */
function lastIndexUpTo(self: string, sought: string, start: number): number {
  if (self === '' && (start === -1 || start === 0)) return sought === '' ? 0 : -1;
  if (start < 0 || start > self.length) throw new FormulaError('The start index lies outside the text.');
  return self.slice(0, start + 1).lastIndexOf(sought);
}
