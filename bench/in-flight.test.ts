import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { measureInFlight } from './in-flight.ts';

test('every one of them is done once, no more at the same time than asked', async () => {
  const seen: number[] = [];
  let underWay = 0;
  let most = 0;
  const plan = { inFlight: 3, count: 10 };
  const figures = await measureInFlight(async (index) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(index);
    underWay -= 1;
  }, plan);
  expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(most).toBe(3);
  expect(figures).toMatchObject(plan);
});

test('the speed is that of all together, the percentiles are those of each', async () => {
  const figures = await measureInFlight(async (index) => await sleep(index === 0 ? 200 : 20), {
    inFlight: 10,
    count: 10,
  });
  expect(figures.p50).toBeGreaterThanOrEqual(19);
  expect(figures.p50).toBeLessThan(199);
  expect(figures.p99).toBeGreaterThanOrEqual(199);
  // All of them took as long as the longest.
  expect(figures.perSecond).toBeLessThanOrEqual(10 / 0.199);
});

test('the first failure ends it', async () => {
  const failing = measureInFlight(async () => await Promise.reject(new Error('the sync failed')), {
    inFlight: 2,
    count: 5,
  });
  await expect(failing).rejects.toThrow('the sync failed');
});
