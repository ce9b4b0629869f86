/** What follows an opening bracket in a pattern. */
import { invalidPattern, takeMatch, unsupportedPattern, type Cursor } from './pattern-cursor.ts';

/** What options say: null where they do not speak of it. */
export interface OptionChange {
  readonly ignoreCase: boolean | null;
  readonly multiline: boolean | null;
  readonly singleLine: boolean | null;
}

export type Opening =
  | { readonly kind: 'comment' }
  /** `(?i)`: up to the end of the group around it. */
  | { readonly kind: 'options'; readonly change: OptionChange }
  | { readonly kind: 'group'; readonly change: OptionChange };

const noChange: OptionChange = { ignoreCase: null, multiline: null, singleLine: null };

/** What RE2 cannot match in linear time, or not at all; how it begins, and its name. */
const unsupported: readonly (readonly [RegExp, string])[] = [
  [/\?[=!]/y, 'a look-ahead'],
  [/\?<[=!]/y, 'a look-behind'],
  [/\?>/y, 'an atomic group'],
  [/\?\(/y, 'a conditional'],
  [/\?(?:<\w*-\w+>|'\w*-\w+')/y, 'a balancing group'],
  [/\?[imns]*x[imnsx]*(?:-[imnsx]*)?[:)]/y, '(?x)'],
];

/**
 * Reads how a group begins, its bracket being read. Names and numbers of groups are dropped: only whether a text matches
 * is asked.
 * @throws FormulaError
 */
export function readOpening(cursor: Cursor): Opening {
  for (const [start, name] of unsupported) {
    if (takeMatch(cursor, start) !== null) throw unsupportedPattern(name);
  }
  if (takeMatch(cursor, /\?#[^)]*\)/y) !== null) return { kind: 'comment' };
  if (takeMatch(cursor, /\?<\w+>|\?'\w+'/y) !== null) return { kind: 'group', change: noChange };
  const options = takeMatch(cursor, /\?([imns]*)(-[imnsx]*)?([:)])/y);
  if (options === null) return readPlainGroup(cursor);
  const [, on = '', off = '', end] = options;
  return { kind: end === ':' ? 'group' : 'options', change: readChange(on, off) };
}

function readPlainGroup(cursor: Cursor): Opening {
  if (cursor.text.charAt(cursor.position) === '?') throw invalidPattern('a group is of an unknown kind');
  return { kind: 'group', change: noChange };
}

function readChange(on: string, off: string): OptionChange {
  const change = (letter: string): boolean | null => {
    if (off.includes(letter)) return false;
    return on.includes(letter) ? true : null;
  };
  return { ignoreCase: change('i'), multiline: change('m'), singleLine: change('s') };
}
