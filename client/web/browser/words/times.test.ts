import { describe, expect, test } from '@jest/globals';
import { formatTime, startOfDay } from './times.ts';

/** In the local zone of whoever runs the test, as the page's are. */
const now = new Date(2026, 6, 15, 12, 0, 0);

describe('a moment is told', () => {
  test('by the time alone where it is of today', () => {
    const told = formatTime(new Date(2026, 6, 15, 9, 5, 7).toISOString(), now.getTime());
    expect(told).toMatch(/^0?9[:.]05[:.]07/);
  });

  test('as of yesterday', () => {
    expect(formatTime(new Date(2026, 6, 14, 23, 59, 0).toISOString(), now.getTime())).toMatch(/^yesterday, /);
  });

  test('with its day, and with its year where that is another', () => {
    expect(formatTime(new Date(2026, 2, 3, 8, 0, 0).toISOString(), now.getTime())).not.toContain('2026');
    expect(formatTime(new Date(2025, 2, 3, 8, 0, 0).toISOString(), now.getTime())).toContain('2025');
  });
});

describe('a day', () => {
  test('begins at midnight of the person who chose it', () => {
    expect(startOfDay('2026-07-01')).toBe(new Date(2026, 6, 1).toISOString());
  });

  test.each(['', '2026-7-1', '2026-13-45', 'yesterday'])('that is none, %j, has no beginning', (text) => {
    expect(startOfDay(text)).toBeNull();
  });
});
