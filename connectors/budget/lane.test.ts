import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { currentLane, inLane } from './lane.ts';

const bulk = { kind: 'bulk', bulkId: 'b-1' } as const;

test('a request is of a single sync where nobody says otherwise', () => {
  expect(currentLane()).toEqual({ kind: 'single' });
});

test('all that a piece of work starts is in its lane, also later, and nothing else is', async () => {
  const later = inLane(bulk, async () => {
    await delay(1);
    return await Promise.all([1, 2].map(async () => await Promise.resolve(currentLane())));
  });
  expect(currentLane()).toEqual({ kind: 'single' });
  expect(await later).toEqual([bulk, bulk]);
});

test('works beside each other are each in their own lane', async () => {
  const lanes = await Promise.all(
    ['one', 'two'].map(async (bulkId) => {
      return await inLane({ kind: 'bulk', bulkId }, async () => {
        await delay(1);
        return currentLane();
      });
    }),
  );
  expect(lanes).toEqual([
    { kind: 'bulk', bulkId: 'one' },
    { kind: 'bulk', bulkId: 'two' },
  ]);
});
