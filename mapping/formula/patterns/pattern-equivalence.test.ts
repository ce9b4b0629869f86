/** Patterns at random, against JavaScript's own engine where both languages mean the same. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern } from './pattern.ts';

/** What .NET calls a character of a word, and where a word ends, spelt out for JavaScript. */
const word = '[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]';
const wordEnd = `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
const noWordEnd = `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;

/** A part of a pattern, for .NET and for JavaScript. */
type Part = readonly [dotNet: string, javaScript: string];

const atoms: readonly Part[] = [
  ...['a', 'ä', 'w', '[aä]', '[^a]', '[^ä-]', '[\\s\\S]', '\\s', '-', '\\n', '(?:)'].map((same): Part => [same, same]),
  ['.', '[^\\n]'],
  ['\\w', word],
  ['[\\W_]', `(?:[^\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]|_)`],
  ['\\b', wordEnd],
  ['\\B', noWordEnd],
  ['\\A', '(?<![\\s\\S])'],
  ['\\z', '(?![\\s\\S])'],
  ['(?m:^)', '(?<=\\n|(?<![\\s\\S]))'],
  ['(?m:$)', '(?=\\n|(?![\\s\\S]))'],
];

const { pattern } = fc.letrec<{ pattern: Part; atom: Part; group: Part }>((tie) => ({
  atom: fc.constantFrom(...atoms),
  group: fc
    .tuple(tie('pattern'), fc.constantFrom('', '*', '+?', '{0,2}', '{2}'))
    .map(([[dotNet, javaScript], quantifier]): Part => [`(${dotNet})${quantifier}`, `(?:${javaScript})${quantifier}`]),
  pattern: fc
    .array(fc.oneof({ maxDepth: 2, withCrossShrink: true }, tie('atom'), tie('group')), { maxLength: 3 })
    .chain((parts) => fc.tuple(fc.constant(parts), fc.constantFrom('', '', '|')))
    .map(([parts, separator]): Part => [
      parts.map(([dotNet]) => dotNet).join(separator),
      parts.map(([, javaScript]) => javaScript).join(separator),
    ]),
}));

const text = fc.string({ unit: fc.constantFrom('a', 'ä', 'w', '-', ' ', '\n', 'W'), maxLength: 6 });

test('a pattern matches where JavaScript would match it, in texts of ASCII and in others', () => {
  fc.assert(
    fc.property(pattern, text, ([dotNet, javaScript], subject) => {
      expect(compilePattern(dotNet).matches(subject)).toBe(new RegExp(javaScript, 'u').test(subject));
    }),
    { numRuns: 1_000 },
  );
});
