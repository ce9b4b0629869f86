import { expect, test } from '@jest/globals';
import { count, counted, rate, span } from './numbers.ts';

test('numbers are told in groups of three, with the word that belongs to them', () => {
  expect([0, 999, 1_000, 1_234_567].map(count)).toEqual(['0', '999', '1,000', '1,234,567']);
  expect([0, 1, 2_000].map((number) => counted(number, 'line'))).toEqual(['0 lines', '1 line', '2,000 lines']);
  expect(counted(2, 'entry', 'entries')).toBe('2 entries');
});

test.each([
  [0, '1 s'],
  [8_400, '8 s'],
  [99_000, '99 s'],
  [100_000, '2 min'],
  [5_940_000, '99 min'],
  [6_000_000, '1 h 40 min'],
  [90_000_000, '25 h 0 min'],
  [7_199_000, '2 h 0 min'],
])('a span of %i ms is %s', (milliseconds, words) => {
  expect(span(milliseconds)).toBe(words);
});

test.each([
  [0, '0.0/s'],
  [0.33, '0.3/s'],
  [9.9, '9.9/s'],
  [9.96, '10/s'],
  [320.4, '320/s'],
  [1_200, '1,200/s'],
])('a rate of %d is %s', (perSecond, words) => {
  expect(rate(perSecond)).toBe(words);
});
