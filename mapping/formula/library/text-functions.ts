/** Functions of the vendor's base library about texts, with its order of parameters and its traps. */
import { define, type CallContext, type Callable } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { compilePattern } from '../patterns/pattern.ts';
import { readStringDictionary } from '../texts/string-dictionary.ts';
import { allowSearch, placesOf } from '../texts/text-search.ts';
import type { ListValue } from '../values.ts';

export const textFunctions: readonly Callable[] = [
  define('Truncate(text: string?, n: int): string?', (args) => truncate(args.textOrNull(0), args.int(1))),
  // Prefix first. Ordinal, where the vendor's .NET would ask the culture of the machine.
  define('RemovePrefix(prefix: string?, value: string?): string?', (args) => {
    const [prefix, value] = [args.textOrNull(0), args.textOrNull(1)];
    return prefix !== null && value?.startsWith(prefix) === true ? value.slice(prefix.length) : value;
  }),
  define('SubstringAfterLastMatch(text: string?, needle: string?): string?', (args, context) => {
    return substringAfterLast(args.textOrNull(0), args.textOrNull(1), context);
  }),
  define('RegExMatch(text: string, pattern: string): bool', (args, context) => {
    return matchesPattern(args.text(0), args.text(1), context);
  }),
  // Only % is a wildcard; the rest of the pattern stays a regular expression, which may match anywhere in the text.
  define('WildcardMatch(text: string, pattern: string): bool', (args, context) => {
    return matchesPattern(args.text(0), args.text(1).replaceAll('%', '.*'), context);
  }),
  define('StringListFromString(text: string?): List?', (args, context) => listFrom(args.textOrNull(0), context)),
  define('JSONToDictionary(json: string?): Dictionary?', (args, { budget }) => {
    const json = args.textOrNull(0);
    return json === null ? null : readStringDictionary(json, budget);
  }),
  define('ReadFromStringDictionary(dict: Dictionary?, key: string?): string?', (args) => {
    return args.recordOrNull(0)?.entries.get(args.textOrNull(1) ?? '') ?? null;
  }),
];

function truncate(text: string | null, length: number): string | null {
  if (text === null) return null;
  if (length < 0) throw new FormulaError('Truncate cannot cut a text to less than no characters.');
  return text.slice(0, length);
}

function substringAfterLast(text: string | null, needle: string | null, { budget }: CallContext): string | null {
  if (text === null || needle === null || text === '' || needle === '') return null;
  allowSearch(budget, text, needle);
  const place = text.lastIndexOf(needle);
  return place === -1 ? null : text.slice(place + needle.length);
}

function matchesPattern(text: string, source: string, { budget }: CallContext): boolean {
  const pattern = compilePattern(source);
  budget.spend(pattern.steps(text.length));
  return pattern.matches(text);
}

/** Null where nothing is in it. Nothing is trimmed, and quotes mean nothing, as with the vendor. */
function listFrom(text: string | null, { budget }: CallContext): ListValue | null {
  const inner = (text ?? '').replace(/^\[/, '').replace(/\]$/, '');
  if (inner === '') return null;
  budget.allowList(placesOf(budget, inner, ',').length + 1);
  return { type: 'List', items: inner.split(',') };
}
