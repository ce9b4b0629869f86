import { describe, expect, test } from '@jest/globals';
import { createTurns } from './turns.ts';

/** Takes so many turns; answers whose are had, in their order, and how to give one back. */
function takeAll(atOnce: number, count: number) {
  const turns = createTurns(atOnce);
  const had: number[] = [];
  const backs = new Map<number, () => void>();
  const taken = Array.from({ length: count }, async (_, index) => {
    backs.set(index, await turns.take());
    had.push(index);
  });
  return { had, taken, giveBack: (index: number) => backs.get(index)?.() };
}

const settled = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  test.each([
    [1, [0]],
    [2, [0, 1]],
    [3, [0, 1, 2]],
    [9, [0, 1, 2, 3]],
  ])('%i at the same time: the first have theirs at once', async (atOnce, first) => {
    const { had } = takeAll(atOnce, 4);
    await settled();
    expect(had).toEqual(first);
  });

  test('come in the order in which they were asked for, as others give theirs back', async () => {
    const { had, taken, giveBack } = takeAll(2, 5);
    await settled();
    giveBack(1);
    await settled();
    expect(had).toEqual([0, 1, 2]);
    giveBack(2);
    giveBack(0);
    await Promise.all(taken);
    expect(had).toEqual([0, 1, 2, 3, 4]);
  });

  test('that were given back while nobody waited are there for the next', async () => {
    const turns = createTurns(1);
    for (let round = 0; round < 3; round += 1) (await turns.take())();
    const giveBack = await turns.take();
    let isNext = false;
    const next = turns.take().then(() => (isNext = true));
    await settled();
    expect(isNext).toBe(false);
    giveBack();
    await next;
    expect(isNext).toBe(true);
  });
});
