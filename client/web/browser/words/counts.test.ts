import { describe, expect, test } from '@jest/globals';
import { count, counted, named } from './counts.ts';

test.each([
  [0, '0', '0 records'],
  [1, '1', '1 record'],
  [999, '999', '999 records'],
  [1_000_000, '1,000,000', '1,000,000 records'],
])('%i is written so that it can be read', (number, alone, withWord) => {
  expect(count(number)).toBe(alone);
  expect(counted(number, 'record')).toBe(withWord);
});

test('a word may have a plural of its own', () => {
  expect(counted(2, 'is', 'are')).toBe('2 are');
});

describe('numbers are named', () => {
  test.each([
    [[], ''],
    [[7], '7'],
    [[7, 12], '7 and 12'],
    [[7, 12, 1_030], '7, 12 and 1,030'],
  ])('%j as %j', (numbers, told) => {
    expect(named(numbers, numbers.length)).toBe(told);
  });

  test('the first ones, where there are more', () => {
    expect(named([7, 12], 2_000)).toBe('7, 12 and 1,998 more');
  });
});
