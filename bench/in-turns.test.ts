import { expect, test } from '@jest/globals';
import { inTurns } from './in-turns.ts';

test('every item is worked on once, and the results stand in the order of the items', async () => {
  const seen: number[] = [];
  const given = await inTurns([30, 10, 20], 2, async (item) => {
    await new Promise((resolve) => setTimeout(resolve, item));
    seen.push(item);
    return item * 2;
  });
  expect(given).toEqual([60, 20, 40]);
  expect(seen.toSorted((a, b) => a - b)).toEqual([10, 20, 30]);
});

test.each([
  [1, 1],
  [3, 3],
  [50, 10],
])('no more than %d of ten are under way at once: %d are', async (atOnce, expected) => {
  let underWay = 0;
  let most = 0;
  await inTurns(Array(10).fill(null), atOnce, async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
  });
  expect(most).toBe(expected);
});

test('the first failure ends it', async () => {
  const failing = inTurns([1, 2, 3], 2, async (item) => {
    if (item === 2) throw new Error('the request failed');
    return await Promise.resolve(item);
  });
  await expect(failing).rejects.toThrow('the request failed');
});

test('of nothing comes nothing', async () => {
  await expect(inTurns([], 5, async () => await Promise.resolve(1))).resolves.toEqual([]);
});
