/** Escapes and `[…]` of a pattern. */
import { invalidPattern, peek, take, takeIf, takeMatch, unsupportedPattern, type Cursor } from './pattern-cursor.ts';
import { escapeSets, namedSet, rangeSet, unitSet } from './pattern-sets.ts';

/** What an escape means: one unit, or a set of them. */
export type Escape = { readonly unit: number } | { readonly set: string };

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['b', 0x08],
  ['t', 0x09],
  ['n', 0x0a],
  ['v', 0x0b],
  ['f', 0x0c],
  ['r', 0x0d],
  ['e', 0x1b],
]);

/**
 * Reads an escape whose backslash was read, as it is meant inside `[…]`; outside, `\b` and `\1` mean something else.
 * @throws FormulaError where .NET knows no such escape
 */
export function readEscape(cursor: Cursor): Escape {
  if (/[0-7]/.test(peek(cursor))) return { unit: readDigits(cursor, /[0-7]{1,3}/y, 8) & 0xff };
  const letter = take(cursor);
  const control = controls.get(letter);
  if (control !== undefined) return { unit: control };
  const set = escapeSets.get(letter);
  if (set !== undefined) return { set };
  if (letter === 'p' || letter === 'P') return { set: readNamedSet(cursor, letter === 'P') };
  if (letter === 'x') return { unit: readDigits(cursor, /[0-9A-Fa-f]{2}/y, 16) };
  if (letter === 'u') return { unit: readDigits(cursor, /[0-9A-Fa-f]{4}/y, 16) };
  if (letter === 'c') return { unit: readControl(cursor) };
  if (/[\p{L}\p{Nd}_]/u.test(letter)) throw invalidPattern('it has an escape that .NET does not know');
  return { unit: letter.charCodeAt(0) };
}

function readNamedSet(cursor: Cursor, negated: boolean): string {
  const name = takeMatch(cursor, /\{([\w-]+)\}/y)?.[1];
  if (name === undefined) throw invalidPattern('\\p is not followed by {name}');
  return namedSet(name, negated);
}

function readDigits(cursor: Cursor, digits: RegExp, base: number): number {
  const found = takeMatch(cursor, digits);
  if (found === null) throw invalidPattern('an escape lacks its digits');
  return Number.parseInt(found[0], base);
}

function readControl(cursor: Cursor): number {
  const unit = take(cursor).toUpperCase().charCodeAt(0) - 0x40;
  if (unit < 0 || unit >= 0x20) throw invalidPattern('\\c is not followed by a control character');
  return unit;
}

/**
 * Reads `[…]`, whose first bracket was read, and writes it as RE2 reads it.
 * @throws FormulaError where .NET or RE2 would refuse it
 */
export function readClass(cursor: Cursor): string {
  const negated = takeIf(cursor, '^');
  let sets = '';
  // A bracket that comes first is meant as itself.
  do {
    if (sets !== '') refuseSubtraction(cursor);
    sets += readClassPart(cursor);
  } while (!takeIf(cursor, ']'));
  return `[${negated ? '^' : ''}${sets}]`;
}

function readClassPart(cursor: Cursor): string {
  const first = readMember(cursor);
  if ('set' in first) return first.set;
  // A hyphen that comes last is meant as itself.
  if (peek(cursor) !== '-' || cursor.text.charAt(cursor.position + 1) === ']') return unitSet(first.unit);
  refuseSubtraction(cursor);
  take(cursor);
  const last = readMember(cursor);
  if ('set' in last) throw invalidPattern('a range ends in a set');
  if (first.unit > last.unit) throw invalidPattern('a range is in reverse order');
  return rangeSet(first.unit, last.unit);
}

function readMember(cursor: Cursor): Escape {
  return takeIf(cursor, '\\') ? readEscape(cursor) : { unit: take(cursor).charCodeAt(0) };
}

function refuseSubtraction({ text, position }: Cursor): void {
  if (text.startsWith('-[', position)) throw unsupportedPattern('a subtraction of sets');
}
