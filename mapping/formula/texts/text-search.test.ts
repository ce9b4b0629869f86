import { expect, test } from '@jest/globals';
import { createBudget } from '../budget.ts';
import { allowSearch, placesOf } from './text-search.ts';

const budgetOf = (steps: number) => createBudget({ steps, textLength: 100, listLength: 100 });

test.each([
  ['a-b-c', '-', [1, 3]],
  ['aaaa', 'aa', [0, 2]],
  ['aaa', 'aa', [0]],
  ['abc', 'x', []],
  ['', 'x', []],
  ['x', 'xx', []],
])('in %j the places of %j are %j', (text, sought, places) => {
  expect(placesOf(budgetOf(0), text, sought)).toEqual(places);
});

test('usual texts are looked through for nothing', () => {
  expect(() => allowSearch(budgetOf(0), 'a'.repeat(1_000), 'b'.repeat(9))).not.toThrow();
});

test('a long text in a long text costs as much as could be looked at', () => {
  const [text, sought] = ['a'.repeat(100_000), `b${'a'.repeat(999)}`];
  expect(() => allowSearch(budgetOf(10_000), text, sought)).not.toThrow();
  expect(() => placesOf(budgetOf(9_999), text, sought)).toThrow('The formula takes more than 9999 steps.');
});
