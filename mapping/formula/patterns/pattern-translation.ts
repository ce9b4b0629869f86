/**
 * A regular expression of .NET, written as RE2 reads it. Only whether a text matches is asked, so that groups need no
 * names and quantifiers no laziness.
 *
 * One thing differs: `$` and `\Z` before a last line feed take that line feed in. It can be seen only where a pattern goes
 * on behind them.
 */
import { readClass, readEscape } from './pattern-class.ts';
import { invalidPattern, peek, take, takeIf, takeMatch, unsupportedPattern, type Cursor } from './pattern-cursor.ts';
import { readOpening, type OptionChange } from './pattern-groups.ts';
import { unitSet } from './pattern-sets.ts';

/** Writes one unit of the text, given as what it may be. See pattern.ts for the forms of a text. */
export type WriteUnit = (set: string) => string;

export interface Translation {
  readonly source: string;
  /** Whether it asks where words begin or end. */
  readonly asksForWords: boolean;
}

/** More units than this, with repetitions written out, are not compiled. */
const maxSize = 2_000;
const maxRepeat = 1_000;

interface Group {
  multiline: boolean;
  singleLine: boolean;
  /** Units in it, with repetitions written out. */
  size: number;
}

interface State {
  readonly cursor: Cursor;
  readonly writeUnit: WriteUnit;
  readonly outer: Group[];
  group: Group;
  source: string;
  /** Size of what a quantifier would repeat; null where there is nothing to repeat. */
  repeatable: number | null;
  asksForWords: boolean;
}

/** @throws FormulaError where .NET would refuse the pattern, and where RE2 cannot match it */
export function translatePattern(pattern: string, writeUnit: WriteUnit): Translation {
  const group: Group = { multiline: false, singleLine: false, size: 0 };
  const cursor: Cursor = { text: pattern, position: 0 };
  const state: State = { cursor, writeUnit, outer: [], group, source: '', repeatable: null, asksForWords: false };
  while (cursor.position < pattern.length) translateNext(state);
  if (state.outer.length > 0) throw invalidPattern('a group is not closed');
  return { source: state.source, asksForWords: state.asksForWords };
}

function translateNext(state: State): void {
  const { cursor, group } = state;
  if (translateQuantifier(state)) return;
  const unit = take(cursor);
  switch (unit) {
    case '\\':
      return translateEscape(state);
    case '[':
      return add(state, state.writeUnit(readClass(cursor)));
    case '.':
      return add(state, state.writeUnit(group.singleLine ? '(?s:.)' : '[^\\n]'));
    case '^':
      return add(state, group.multiline ? '(?m:^)' : '(?:\\A)');
    case '$':
      return add(state, group.multiline ? '(?m:$)' : lastLineEnd(state));
    case '(':
      return openGroup(state);
    case ')':
      return closeGroup(state);
    case '|':
      state.source += '|';
      state.repeatable = null;
      return;
    default:
      return add(state, state.writeUnit(`[${unitSet(unit.charCodeAt(0))}]`));
  }
}

function add(state: State, source: string, size = 1): void {
  state.source += source;
  state.repeatable = size;
  grow(state, size);
}

function grow({ group }: State, size: number): void {
  group.size += size;
  if (group.size > maxSize) throw tooLarge();
}

function tooLarge(): Error {
  return unsupportedPattern(`more than ${maxSize} characters, with its repetitions written out`);
}

function lastLineEnd({ writeUnit }: State): string {
  return `(?:${writeUnit('\\n')}?\\z)`;
}

function translateEscape(state: State): void {
  const { cursor } = state;
  if (takeIf(cursor, 'A') || takeIf(cursor, 'G')) return add(state, '(?:\\A)');
  if (takeIf(cursor, 'z')) return add(state, '(?:\\z)');
  if (takeIf(cursor, 'Z')) return add(state, lastLineEnd(state));
  if (/[bB]/.test(peek(cursor))) {
    state.asksForWords = true;
    return add(state, `(?:\\${take(cursor)})`);
  }
  if (/[1-9k]/.test(peek(cursor))) throw unsupportedPattern('a back-reference');
  const escape = readEscape(cursor);
  add(state, state.writeUnit(`[${'set' in escape ? escape.set : unitSet(escape.unit)}]`));
}

function openGroup(state: State): void {
  const opening = readOpening(state.cursor);
  if (opening.kind === 'comment') return;
  const { ignoreCase } = opening.change;
  const flags = ignoreCase === null ? '' : ignoreCase ? 'i' : '-i';
  state.repeatable = null;
  if (opening.kind === 'options') {
    if (flags !== '') state.source += `(?${flags})`;
    applyOptions(state.group, opening.change);
    return;
  }
  state.outer.push(state.group);
  state.group = { ...state.group, size: 0 };
  applyOptions(state.group, opening.change);
  state.source += `(?${flags}:`;
}

function applyOptions(group: Group, { multiline, singleLine }: OptionChange): void {
  group.multiline = multiline ?? group.multiline;
  group.singleLine = singleLine ?? group.singleLine;
}

function closeGroup(state: State): void {
  const outer = state.outer.pop();
  if (outer === undefined) throw invalidPattern('a group is closed that was not opened');
  const { size } = state.group;
  state.group = outer;
  add(state, ')', size + 1);
}

/** Reads a quantifier if one comes next; `{` that begins none is meant as itself. */
function translateQuantifier(state: State): boolean {
  const found = takeMatch(state.cursor, /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y);
  if (found === null) return false;
  const [, symbol, leastText = '0', comma, mostText = ''] = found;
  if (state.repeatable === null) throw invalidPattern('a quantifier has nothing to repeat');
  const written = symbol ?? writeBounds(Number(leastText), comma === undefined ? leastText : mostText);
  const times = Math.max(Number(leastText) + 1, Number(mostText));
  grow(state, symbol === undefined ? state.repeatable * (times - 1) : 0);
  state.source += written;
  state.repeatable = null;
  return true;
}

function writeBounds(least: number, mostText: string): string {
  const most = mostText === '' ? null : Number(mostText);
  if (most !== null && most < least) throw invalidPattern('a quantifier is in reverse order');
  if (Math.max(least, most ?? 0) > maxRepeat) throw unsupportedPattern(`more than ${maxRepeat} repetitions`);
  return `{${least},${most ?? ''}}`;
}
