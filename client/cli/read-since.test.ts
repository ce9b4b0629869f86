import { describe, expect, test } from '@jest/globals';
import { readSince } from './read-since.ts';

describe('a point in time on the command line', () => {
  test.each([
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00+02:00', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23T10:00:00', new Date(2026, 10, 23, 10).toISOString()],
    ['2026-11-23T10:00', new Date(2026, 10, 23, 10).toISOString()],
  ])('%s is %s', (text, expected) => {
    expect(readSince(text)).toBe(expected);
  });

  test.each([
    ['0s', 0],
    ['90s', 90],
    ['30m', 1_800],
    ['2h', 7_200],
    ['7d', 604_800],
  ])('%s is %i seconds ago', (text, seconds) => {
    const before = Date.now();
    const read = Date.parse(readSince(text));
    expect(read).toBeGreaterThanOrEqual(before - seconds * 1_000);
    expect(read).toBeLessThanOrEqual(Date.now() - seconds * 1_000);
  });

  test.each(['', 'yesterday', '7', '7w', '-7d', '1.5h', '2026', '2026-02-30', '2026-11-23 or so', '23.11.2026'])(
    '%j is refused with an example',
    (text) => {
      expect(() => readSince(text)).toThrow('Give a date such as 2026-11-23, or an age such as 30m, 2h or 7d.');
    },
  );
});
