import { describe, expect, test } from '@jest/globals';
import { retryAfterMs } from './retry-after.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const hour = 3_600_000;

describe('Retry-After in seconds', () => {
  test.each([
    ['0', 0],
    ['1', 1000],
    ['20', 20_000],
    [' 20 ', 20_000],
    ['0.5', 500],
    ['0.0001', 1],
    ['3600', hour],
  ])('%j is %i ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  test.each(['3601', '86400', '99999999999999999999'])('%s is cut to one hour', (header) => {
    expect(retryAfterMs(header, now)).toBe(hour);
  });
});

describe('Retry-After as an HTTP date', () => {
  test.each([
    ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
    ['mon, 23 nov 2026 10:00:30 gmt', 30_000],
    ['Monday, 23-Nov-26 10:00:30 GMT', 30_000],
    ['Mon Nov 23 10:00:30 2026', 30_000],
  ])('%j is the time until then', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  test('a date in the past means now', () => {
    expect(retryAfterMs('Mon, 23 Nov 2026 09:00:00 GMT', now)).toBe(0);
  });

  test('a date further away than an hour is cut to one hour', () => {
    expect(retryAfterMs('Tue, 24 Nov 2026 10:00:00 GMT', now)).toBe(hour);
  });
});

describe('a header that is absent or unreadable tells nothing', () => {
  test.each([
    [null],
    [undefined],
    [''],
    ['   '],
    ['-5'],
    ['-0.5'],
    ['+5'],
    ['soon'],
    ['5s'],
    ['1e9'],
    ['0x10'],
    ['1,5'],
    ['5, 10'],
    ['NaN'],
    ['Infinity'],
    ['2026-11-23T10:00:30Z'],
    ['Mon, 99 Foo 2026 10:00:30 GMT'],
    ['Monster'],
  ])('%j', (header) => {
    expect(retryAfterMs(header, now)).toBeNull();
  });

  test('ten thousand digits', () => {
    expect(retryAfterMs('9'.repeat(10_000), now)).toBeNull();
  });
});
