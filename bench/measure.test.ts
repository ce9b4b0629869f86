import { describe, expect, test } from '@jest/globals';
import { measure, percentile, summarise } from './measure.ts';

describe('a measurement', () => {
  test('counts the runs after the warm-up, one at a time and in order', async () => {
    const seen: number[] = [];
    let underWay = 0;
    const { milliseconds } = await measure(
      async (run) => {
        underWay += 1;
        expect(underWay).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(run);
        underWay -= 1;
      },
      5,
      2,
    );
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(milliseconds).toHaveLength(5);
  });

  test('ends with the error of a run', async () => {
    const failing = measure(async () => await Promise.reject(new Error('the sync failed')), 3, 0);
    await expect(failing).rejects.toThrow('the sync failed');
  });
});

test.each([
  [[5], { runs: 1, p50: 5, p95: 5, max: 5 }],
  [[3, 1, 2], { runs: 3, p50: 2, p95: 3, max: 3 }],
  [[4, 1, 3, 2], { runs: 4, p50: 2, p95: 4, max: 4 }],
  [Array.from({ length: 100 }, (_, index) => 100 - index), { runs: 100, p50: 50, p95: 95, max: 100 }],
  [[1.26, 1.24], { runs: 2, p50: 1.2, p95: 1.3, max: 1.3 }],
])('percentiles of %j', (milliseconds, expected) => {
  expect(summarise({ milliseconds })).toEqual(expected);
});

test.each([
  [0.5, 500],
  [0.99, 990],
  [1, 1_000],
])('the %d percentile of 1 to 1,000', (share, expected) => {
  const figures = Array.from({ length: 1_000 }, (_, index) => 1_000 - index);
  expect(percentile(figures, share)).toBe(expected);
});
