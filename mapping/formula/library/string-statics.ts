/** What `string` itself can be asked; `char` is in char-statics.ts. */
import type { Arguments } from '../arguments.ts';
import type { Budget } from '../budget.ts';
import { define, type StaticTable } from '../callable.ts';
import { formatComposite } from '../texts/composite-format.ts';
import { FormulaError } from '../formula-error.ts';
import { compareTexts, equalTexts, ignoresCase } from '../texts/text-comparison.ts';
import { textOf } from '../text-of.ts';
import { intOf, type Value } from '../values.ts';
import { isBlank } from '../texts/white-space.ts';
import { textOrCharOrNull } from './characters.ts';

export { charStatics } from './char-statics.ts';

export const stringStatics: StaticTable = {
  properties: [{ name: 'Empty', returns: 'string', readsTime: false, get: () => '' }],
  methods: [
    define('IsNullOrEmpty(value: string?): bool', (args) => (args.textOrNull(0) ?? '') === ''),
    define('IsNullOrWhiteSpace(value: string?): bool', (args) => isBlank(args.textOrNull(0) ?? '')),
    define('Join(separator: char|string?, values: List): string', (args, { budget }) => {
      return join(args.list(1).items, textOrCharOrNull(args, 0) ?? '', budget);
    }),
    define('Join(separator: char|string?, ...values: object?): string', (args, { budget }) => {
      return join(args.rest(1), textOrCharOrNull(args, 0) ?? '', budget);
    }),
    define('Concat(values: List): string', (args, { budget }) => join(args.list(0).items, '', budget)),
    define('Concat(...values: object?): string', (args, { budget }) => join(args.rest(0), '', budget)),
    define('Format(format: string, ...values: object?): string', (args, { budget }) => {
      return formatComposite(args.text(0), args.rest(1), budget);
    }),
    define('Equals(a: string?, b: string?): bool', (args) => args.textOrNull(0) === args.textOrNull(1)),
    define('Equals(a: string?, b: string?, comparison: StringComparison): bool', (args) => {
      return equalTexts(args.textOrNull(0), args.textOrNull(1), ignoresCase(args.enumeration(2)));
    }),
    define('Compare(a: string?, b: string?, ignoreCase?: bool): int', (args) => {
      return compare(args, args.count > 2 && args.bool(2));
    }),
    define('Compare(a: string?, b: string?, comparison: StringComparison): int', (args) => {
      return compare(args, ignoresCase(args.enumeration(2)));
    }),
    define('CompareOrdinal(a: string?, b: string?): int', (args) => compare(args, false)),
  ],
  constructors: [
    define('string(c: char, count: int): string', (args, { budget }) => {
      const count = args.int(1);
      if (count < 0) throw new FormulaError('The count is less than zero.');
      budget.allowText(count);
      return args.char(0).value.repeat(count);
    }),
  ],
};

function compare(args: Arguments, ignoreCase: boolean): Value {
  return intOf(compareTexts(args.textOrNull(0), args.textOrNull(1), ignoreCase));
}

/** Null is nothing between two separators. @throws FormulaError for lists and records among the values */
function join(values: readonly Value[], separator: string, budget: Budget): string {
  budget.spend(values.length);
  const texts = values.map(textOf);
  const separators = separator.length * Math.max(texts.length - 1, 0);
  budget.allowText(texts.reduce((length, text) => length + text.length, separators));
  return texts.join(separator);
}
