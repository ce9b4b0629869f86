import { describe, expect, test } from '@jest/globals';
import { splitText } from './split-text.ts';

/** At commas. */
function split(text: string, count: number | null, removeEmpty = false, trim = false): string[] {
  const separators = [...text.matchAll(/,/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  return splitText(text, separators, { count, removeEmpty, trim });
}

describe('without options', () => {
  test.each([
    ['a,b,c', null, ['a', 'b', 'c']],
    ['a,,c', null, ['a', '', 'c']],
    [',', null, ['', '']],
    ['', null, ['']],
    ['abc', null, ['abc']],
    ['a,b,c', 2, ['a', 'b,c']],
    ['a,b,c', 3, ['a', 'b', 'c']],
    ['a,b,c', 9, ['a', 'b', 'c']],
    ['a,b,c', 1, ['a,b,c']],
    ['a,b,c', 0, []],
    ['', 0, []],
    ['', 1, ['']],
  ])('%j into %j pieces', (text, count, pieces) => {
    expect(split(text, count)).toEqual(pieces);
  });
});

describe('with empty pieces removed', () => {
  test.each([
    ['a,,c', null, ['a', 'c']],
    [',,', null, []],
    ['', null, []],
    ['', 1, []],
    ['a,,b,c', 2, ['a', 'b,c']],
    [',,a,b,,c', 2, ['a', 'b,,c']],
    ['a,,,', 2, ['a']],
    [',a', 1, [',a']],
    ['a, ,b', null, ['a', ' ', 'b']],
  ])('%j into %j pieces', (text, count, pieces) => {
    expect(split(text, count, true)).toEqual(pieces);
  });
});

describe('with pieces trimmed', () => {
  test.each([
    [' a , b ', null, ['a', 'b']],
    [' , ', null, ['', '']],
    [' a , b , c ', 2, ['a', 'b , c']],
    [' a ', 1, ['a']],
    [' ', 0, []],
  ])('%j into %j pieces', (text, count, pieces) => {
    expect(split(text, count, false, true)).toEqual(pieces);
  });
});

describe('with pieces trimmed and the empty ones removed', () => {
  test.each([
    [' a , , b ', null, ['a', 'b']],
    [' , ', null, []],
    ['  ', 1, []],
    [' a , , b , c ', 2, ['a', 'b , c']],
    [' a , , ', 2, ['a']],
  ])('%j into %j pieces', (text, count, pieces) => {
    expect(split(text, count, true, true)).toEqual(pieces);
  });
});

test('separators may be longer than a character', () => {
  const separators = [
    { start: 1, end: 3 },
    { start: 4, end: 6 },
  ];
  expect(splitText('a--b--c', separators, { count: null, removeEmpty: false, trim: false })).toEqual(['a', 'b', 'c']);
});
