import { expect, test } from '@jest/globals';
import { ownRunsOf } from './own-runs.ts';
import { bulkBench, bulkId, options } from './testing/bulk-bench.ts';

const bench = bulkBench();
const record = { position: 1, line: 1, responseId: 'resp_a', retryOf: null };
const timing = { attempts: 1, startedAt: '2026-11-24T10:00:00.000Z', durationMs: 0 };

async function runs(syncId: string): Promise<boolean> {
  return await bench.run(async () => {
    const own = ownRunsOf(bench.rooms, { bulkId, options, start: false });
    return { value: await own.runs({ ...record, syncId }), timing };
  });
}

test('a workflow that runs is not gone, one that has ended is', async () => {
  const syncId = await bench.ownSyncs.start({ bulkId, options, record });
  expect(await runs(syncId)).toBe(true);
  bench.ownSyncs.end(syncId);
  expect(await runs(syncId)).toBe(false);
});

test('a workflow that was only noted is not gone: the page that noted it is about to start it', async () => {
  expect(await runs(`${bulkId}-1`)).toBe(true);
});
