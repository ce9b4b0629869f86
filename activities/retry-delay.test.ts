import { describe, expect, test } from '@jest/globals';
import { longestWaitMs, retryDelayMs } from './retry-delay.ts';

describe('the wait before the next attempt', () => {
  test.each([
    [2_000, 0, 2_000],
    [2_000, 0.999, 2_200],
    [60_000, 0.5, 63_000],
  ])('is what the upstream asked for (%i ms) and up to a tenth more', (asked, random, expected) => {
    expect(retryDelayMs(asked, 1, random)).toBe(expected);
  });

  test.each([
    [0, 1],
    [-5_000, 1],
    [10 * 365 * 86_400_000, longestWaitMs],
    [Number.MAX_SAFE_INTEGER, longestWaitMs],
  ])('is bounded where the upstream asks for %i ms', (asked, expected) => {
    expect(retryDelayMs(asked, 1, 0)).toBe(expected);
  });

  test.each([
    [1, 500, 1_000],
    [2, 1_000, 2_000],
    [4, 4_000, 8_000],
    [10, 150_000, 300_000],
    [1_000, 150_000, 300_000],
  ])('grows with attempt %i from %i to %i ms where the upstream says nothing', (attempt, least, most) => {
    expect(retryDelayMs(null, attempt, 0)).toBe(least);
    expect(retryDelayMs(null, attempt, 0.999_999)).toBe(most);
  });

  test('differs between syncs that fail at the same moment', () => {
    const waits = new Set([0.1, 0.3, 0.5, 0.7].map((random) => retryDelayMs(null, 3, random)));
    expect(waits.size).toBe(4);
  });
});
