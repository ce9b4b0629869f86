import { describe, expect, test } from '@jest/globals';
import { isBlank, isWhiteSpace, trimText } from './white-space.ts';

/** All that .NET 8 names in the documentation of char.IsWhiteSpace. */
const known =
  '\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
  '\u2028\u2029\u202f\u205f\u3000';

test('white space is what .NET counts as such, and nothing else', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  expect(units.filter(isWhiteSpace).join('')).toBe(known);
});

test.each([
  ['', true],
  [' \t\u0085\u3000', true],
  ['\ufeff', false],
  ['\u200b', false],
  [' a ', false],
])('%j is blank: %s', (text, blank) => {
  expect(isBlank(text)).toBe(blank);
});

describe('trimming', () => {
  test.each([
    ['  a b \n', 'both', 'a b'],
    ['  a b ', 'start', 'a b '],
    ['  a b ', 'end', '  a b'],
    ['   ', 'both', ''],
    ['   ', 'start', ''],
    ['   ', 'end', ''],
    ['', 'both', ''],
    ['\ufeffa', 'both', '\ufeffa'],
    ['\u0085a\u0085', 'both', 'a'],
  ] as const)('%j at %s leaves %j', (text, ends, trimmed) => {
    expect(trimText(text, ends)).toBe(trimmed);
  });

  test('takes other units where told which', () => {
    expect(trimText('xx a xx', 'both', (unit) => unit === 'x')).toBe(' a ');
  });
});
