import { describe, expect, test } from '@jest/globals';
import { endOfInterpolation, endOfLiteral } from './end-of-literal.ts';

describe('the place where a literal ends', () => {
  test.each([
    ['"a" + b', 0, 2],
    ['"a\\"b" + c', 0, 5],
    ['"a\\\\" + c', 0, 4],
    ['@"a\\" + c', 0, 4],
    ['@"a""b" + c', 0, 6],
    ["'a' + b", 0, 2],
    ["'\\'' + b", 0, 3],
    ["'\\u0041' + b", 0, 7],
    ['$"{a}" + b', 0, 5],
    ['$"{"}"}" + b', 0, 7],
    ['$@"a""{b}" + c', 0, 9],
    ['@$"a\\{b}" + c', 0, 8],
    ['x + "a"', 4, 6],
  ])('of %s from %d is %d', (text, start, end) => {
    expect(endOfLiteral(text, start)).toBe(end);
  });

  test.each([
    ['a + b', 0],
    ["it's", 2],
    ['@if', 0],
    ['$x', 0],
  ])('of %s from %d, where none begins, is the place itself', (text, start) => {
    expect(endOfLiteral(text, start)).toBe(start);
  });

  test.each(['"abc', '@"abc', '$"{a', '$"{"a', '"abc\\'])(
    'of %s, which does not end, is the end of the text',
    (text) => {
      expect(endOfLiteral(text, 0)).toBeGreaterThanOrEqual(text.length);
    },
  );
});

test.each([
  ['{a}"', false, 3],
  ['{{"', false, 2],
  ['}}"', false, 2],
  ['a\\""', false, 3],
  ['a\\"', true, 2],
  ['""a"', true, 3],
  ['{\'"\'}"', false, 5],
  ["{'}'}\"", false, 5],
  ['{new[] { 1 }.Count}"', false, 19],
])('an interpolated text %s (verbatim: %j) ends at %d', (text, isVerbatim, end) => {
  expect(endOfInterpolation(text, 0, isVerbatim)).toBe(end);
});
