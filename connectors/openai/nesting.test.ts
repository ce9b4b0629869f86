import { expect, test } from '@jest/globals';
import type { JsonValue } from '../../customer/source-record.ts';
import { nestingOf } from './nesting.ts';

function nested(levels: number, isList: boolean): JsonValue {
  let value: JsonValue = 'x';
  for (let level = 0; level < levels; level += 1) value = isList ? [value] : { inner: value };
  return value;
}

test.each<[string, JsonValue, number]>([
  ['a text', 'x', 0],
  ['null', null, 0],
  ['an empty list', [], 1],
  ['an empty object', {}, 1],
  ['a list of lists', [[], [[]]], 3],
  ['an object of a list of objects', { list: [{ a: 1 }, { b: [] }] }, 4],
  ['siblings, which do not add up', { a: [1], b: [2], c: { d: 3 } }, 2],
])('%s is nested %#', (_name, value, levels) => {
  expect(nestingOf(value)).toBe(levels);
});

test.each([true, false])('a hundred thousand levels are counted (lists: %j)', (isList) => {
  expect(nestingOf(nested(100_000, isList))).toBe(100_000);
});
