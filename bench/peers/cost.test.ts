import { expect, test } from '@jest/globals';
import { cpuPerThousand, measureCost } from './cost.ts';

test.each([
  [
    { engine: 1, worker: 10 },
    { engine: 2, worker: 13 },
    { engine: 2, worker: 6 },
  ],
  [
    { engine: null, worker: 0 },
    { engine: null, worker: 0.01 },
    { engine: null, worker: 0 },
  ],
  [
    { engine: 0, worker: null },
    { engine: 0.03, worker: 1 },
    { engine: 0.1, worker: null },
  ],
])('from %j to %j for 500 syncs, 1,000 take %j', (before, after, expected) => {
  expect(cpuPerThousand(before, after, 500)).toEqual(expected);
});

test('every customer is synced once, and its CPU is what was used meanwhile', async () => {
  const synced: string[] = [];
  const customers = ['resp_1', 'resp_2', 'resp_3'].map((responseId, index) => ({ responseId, ipaasId: index + 1 }));
  const run = async (responseId: string): Promise<void> => {
    synced.push(responseId);
    await Promise.resolve();
  };
  const cost = await measureCost(run, { customers, inFlight: 2 }, () => ({ engine: null, worker: synced.length }));
  expect(synced).toEqual(['resp_1', 'resp_2', 'resp_3']);
  expect(cost).toMatchObject({ inFlight: 2, count: 3, cpu: { engine: null, worker: 1_000 } });
});
