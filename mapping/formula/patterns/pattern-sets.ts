/**
 * Sets of characters, in the notation that RE2 reads inside `[…]`.
 *
 * .NET looks at UTF-16 units, RE2 at code points. So that both see the same, every surrogate is moved to a code point of
 * its own, in the pattern as in the text; no text has others there, for those would be surrogates themselves.
 */
import { invalidPattern, unsupportedPattern } from './pattern-cursor.ts';

const surrogateShift = 0xf0000;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

/** The text as RE2 is to see it. */
export function shiftSurrogates(text: string): string {
  return text.replace(/[\uD800-\uDFFF]/g, (unit) => String.fromCodePoint(unit.charCodeAt(0) + surrogateShift));
}

/** One unit. */
export function unitSet(unit: number): string {
  if (/[0-9A-Za-z]/.test(String.fromCharCode(unit))) return String.fromCharCode(unit);
  return escaped(isSurrogate(unit) ? unit + surrogateShift : unit);
}

/** All units from one to another, both included. */
export function rangeSet(first: number, last: number): string {
  const parts: [number, number, number][] = [
    [first, Math.min(last, firstSurrogate - 1), 0],
    [Math.max(first, firstSurrogate), Math.min(last, lastSurrogate), surrogateShift],
    [Math.max(first, lastSurrogate + 1), last, 0],
  ];
  return parts
    .filter(([from, to]) => from <= to)
    .map(([from, to, shift]) => `${escaped(from + shift)}-${escaped(to + shift)}`)
    .join('');
}

function isSurrogate(unit: number): boolean {
  return unit >= firstSurrogate && unit <= lastSurrogate;
}

function escaped(codePoint: number): string {
  return `\\x{${codePoint.toString(16)}}`;
}

/** `\d`, `\w`, `\s` and their opposites as .NET defines them, written without negation so that they can be joined. */
export const escapeSets: ReadonlyMap<string, string> = new Map([
  ['d', '\\p{Nd}'],
  ['D', '\\P{Nd}'],
  ['w', '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}'],
  ['W', '\\p{Mc}\\p{Me}\\p{Nl}\\p{No}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{S}\\p{Z}\\p{C}'],
  ['s', '\\t-\\r\\x{85}\\p{Z}'],
  [
    'S',
    '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{7f}-\\x{84}\\x{86}-\\x{9f}',
  ],
]);

const category = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfn]?)$/;

/** Ranges where RE2's own category would not know the moved surrogates, and .NET's names of blocks, the usual ones. */
const ranges: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['Co', [0xe000, 0xf8ff]],
  ['Cs', [firstSurrogate, lastSurrogate]],
  ['IsBasicLatin', [0x0000, 0x007f]],
  ['IsLatin-1Supplement', [0x0080, 0x00ff]],
  ['IsLatinExtended-A', [0x0100, 0x017f]],
  ['IsLatinExtended-B', [0x0180, 0x024f]],
  ['IsGreek', [0x0370, 0x03ff]],
  ['IsGreekandCoptic', [0x0370, 0x03ff]],
  ['IsCyrillic', [0x0400, 0x04ff]],
  ['IsArmenian', [0x0530, 0x058f]],
  ['IsHebrew', [0x0590, 0x05ff]],
  ['IsArabic', [0x0600, 0x06ff]],
  ['IsDevanagari', [0x0900, 0x097f]],
  ['IsThai', [0x0e00, 0x0e7f]],
  ['IsGeorgian', [0x10a0, 0x10ff]],
  ['IsLatinExtendedAdditional', [0x1e00, 0x1eff]],
  ['IsGreekExtended', [0x1f00, 0x1fff]],
  ['IsGeneralPunctuation', [0x2000, 0x206f]],
  ['IsCurrencySymbols', [0x20a0, 0x20cf]],
  ['IsHiragana', [0x3040, 0x309f]],
  ['IsKatakana', [0x30a0, 0x30ff]],
  ['IsCJKUnifiedIdeographs', [0x4e00, 0x9fff]],
  ['IsHangulSyllables', [0xac00, 0xd7af]],
]);

/** `\p{name}`, or `\P{name}` where negated. @throws FormulaError for a name that is not known */
export function namedSet(name: string, negated: boolean): string {
  const range = ranges.get(name);
  if (range !== undefined) return negated ? around(range) : rangeSet(...range);
  if (category.test(name)) return `\\${negated ? 'P' : 'p'}{${name}}`;
  if (name.startsWith('Is')) throw unsupportedPattern('a Unicode block that is not among the usual ones');
  throw invalidPattern('it names an unknown Unicode category');
}

function around([first, last]: readonly [number, number]): string {
  return (first > 0 ? rangeSet(0, first - 1) : '') + rangeSet(last + 1, 0xffff);
}
