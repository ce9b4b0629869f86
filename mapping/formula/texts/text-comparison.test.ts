import { describe, expect, test } from '@jest/globals';
import { compareTexts, equalTexts, ignoresCase } from './text-comparison.ts';

test.each([
  ['CurrentCulture', false],
  ['CurrentCultureIgnoreCase', true],
  ['InvariantCulture', false],
  ['InvariantCultureIgnoreCase', true],
  ['Ordinal', false],
  ['OrdinalIgnoreCase', true],
])('StringComparison.%s ignores the case: %s', (name, ignores) => {
  expect(ignoresCase({ type: 'StringComparison', name, number: 0 })).toBe(ignores);
});

describe('texts are equal', () => {
  test.each([
    ['a', 'a', false, true],
    ['a', 'A', false, false],
    ['a', 'A', true, true],
    ['Ä', 'ä', true, true],
    ['ß', 'SS', true, false],
    ['é', 'e\u0301', false, false],
    ['', null, false, false],
    [null, null, false, true],
    ['a', 'ab', true, false],
  ])('%j and %j, ignoring the case %s: %s', (left, right, ignoreCase, equal) => {
    expect(equalTexts(left, right, ignoreCase)).toBe(equal);
    expect(equalTexts(right, left, ignoreCase)).toBe(equal);
  });
});

describe('texts are ordered by their units', () => {
  test.each([
    ['a', 'b', false, -1],
    ['a', 'B', false, 1],
    ['a', 'B', true, -1],
    ['a', 'a', false, 0],
    ['a', 'ab', false, -1],
    ['', 'a', false, -1],
    [null, '', false, -1],
    [null, null, false, 0],
    ['Z', 'Ä', false, -1],
    ['\uffff', '😀', false, 1],
  ])('%j and %j, ignoring the case %s: %d', (left, right, ignoreCase, order) => {
    expect(compareTexts(left, right, ignoreCase)).toBe(order);
    expect(compareTexts(right, left, ignoreCase)).toBe(0 - order);
  });
});
