import { describe, expect, test } from '@jest/globals';
import { requestRate } from './request-rate.ts';
import { watchStalls } from './stalls.ts';

const start = Date.parse('2026-11-01T00:00:00.000Z');

function requestsAt(offsets: readonly number[]): { at: string }[] {
  return offsets.map((offset) => ({ at: new Date(start + offset).toISOString() }));
}

describe('the most requests of a second', () => {
  test.each([
    ['no request', [], 0],
    ['one request', [5], 1],
    ['requests of one moment', [5, 5, 5], 3],
    ['the last moment of a second, which still belongs to it', [0, 999], 2],
    ['a second later, which no longer does', [0, 1_000], 1],
    ['a window across two seconds of the clock', [900, 950, 1_100, 1_200, 2_500], 4],
    ['a window that begins at no round time', [0, 600, 700, 1_550, 1_590, 1_700], 4],
    ['requests out of their order', [1_590, 0, 1_550, 700, 600], 4],
  ])('%s', (_case, offsets, most) => {
    expect(requestRate(requestsAt(offsets), 10)).toEqual({ most, excess: 0 });
  });
});

describe('a budget of ten', () => {
  const twelve = requestsAt([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950, 990]);

  test('is exceeded by two', () => {
    expect(requestRate(twelve, 10)).toEqual({ most: 12, excess: 2 });
  });

  test.each([
    [99, 1],
    [200, 0],
  ])('is exceeded by less, where requests may have been on their way for %i ms', (onTheWayMs, excess) => {
    expect(requestRate(twelve, 10, [], onTheWayMs)).toEqual({ most: 12, excess });
  });

  test.each([
    ['a stall of a tenth of a second leaves one', -50, 50, 1],
    ['a stall of two tenths explains both', 850, 1_050, 0],
    ['a stall of another second explains none', 2_000, 2_900, 2],
  ])('%s', (_case, from, to, excess) => {
    expect(requestRate(twelve, 10, [{ from: start + from, to: start + to }]).excess).toBe(excess);
  });
});

test('a process that did nothing for a while is noticed', async () => {
  const stop = watchStalls();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const from = Date.now();
  while (Date.now() < from + 60) continue;
  await new Promise((resolve) => setTimeout(resolve, 20));
  const longest = Math.max(...stop().map((stall) => stall.to - stall.from));
  expect(longest).toBeGreaterThanOrEqual(60);
});
