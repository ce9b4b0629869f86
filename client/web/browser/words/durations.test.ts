import { expect, test } from '@jest/globals';
import { formatDuration, formatRemaining } from './durations.ts';

test.each([
  [0, '0 ms'],
  [3.6, '4 ms'],
  [999, '999 ms'],
  [1_000, '1.0 s'],
  [12_340, '12.3 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min'],
  [61_000, '1 min 1 s'],
  [3_600_000, '1 h'],
  [3_725_000, '1 h 2 min'],
  [90_000_000, '25 h'],
])('%i milliseconds are told as %s', (milliseconds, told) => {
  expect(formatDuration(milliseconds)).toBe(told);
});

test.each([
  ['2026-07-01T12:00:45.000Z', '45 s'],
  ['2026-07-01T12:00:00.200Z', '1 s'],
  ['2026-07-01T12:01:00.000Z', '1 min'],
  ['2026-07-01T12:10:30.000Z', '10 min 30 s'],
  ['2026-07-01T14:05:00.000Z', '2 h 5 min'],
  ['2026-07-01T11:59:00.000Z', '0 s'],
])('until %s it is %s', (until, told) => {
  expect(formatRemaining(until, Date.parse('2026-07-01T12:00:00.000Z'))).toBe(told);
});
