import { describe, expect, test } from '@jest/globals';
import { anyResult } from '../../sync-log/testing/any-result.ts';
import { createEndBulk, createNoteBulkStatus } from './end-bulk.ts';
import { createOpenBulk } from './open-bulk.ts';
import { bulkBench, bulkId, options, quietActivity } from './testing/bulk-bench.ts';

const bench = bulkBench();

async function open(responseIds: string[] | null) {
  const openBulk = createOpenBulk(bench.rooms.syncLog.bulks);
  const environment = quietActivity({ workflowExecution: { workflowId: 'our load', runId: bulkId } });
  return await bench.run(async () => await openBulk({ bulkId, options, responseIds }), environment);
}

describe('opening a bulk', () => {
  test('puts a list of the argument into the store, under the workflow that was started', async () => {
    expect(await open(['resp_a', 'nonsense', 'resp_a', 'conv_b', ''])).toMatchObject({
      received: 2,
      duplicates: 1,
      malformed: 2,
    });
    expect(await bench.lines()).toMatchObject([
      { line: 1, responseId: 'resp_a', status: 'pending' },
      { line: 2, responseId: null, status: 'malformed' },
      { line: 3, responseId: 'resp_a', status: 'duplicate', firstLine: 1 },
      { line: 4, responseId: 'conv_b', status: 'pending' },
      { line: 5, responseId: null, status: 'malformed' },
    ]);
    expect(await bench.rooms.syncLog.bulks.find(bulkId)).toMatchObject({ workflowId: 'our load', status: 'running' });
  });

  test('may be repeated, by an attempt after one that died', async () => {
    const first = await open(['resp_a', 'resp_b']);
    expect(await open(['resp_a', 'resp_b'])).toEqual(first);
  });

  test('finds a list that is in the store already', async () => {
    await bench.handIn(['resp_a', 'resp_b', null]);
    expect(await open(null)).toMatchObject({ received: 2, malformed: 1 });
  });

  test('that the store does not know fails for good', async () => {
    await expect(open(null)).rejects.toMatchObject({ type: 'BulkNotFound', nonRetryable: true });
  });
});

describe('ending a bulk', () => {
  test('counts its records anew', async () => {
    await bench.handIn(['resp_a']);
    const { bulks } = bench.rooms.syncLog;
    await bulks.recordOutcomes(bulkId, [{ position: 1, result: anyResult(`${bulkId}-1`) }]);
    const endBulk = createEndBulk(bulks);
    const ended = await bench.run(async () => await endBulk({ bulkId, status: 'completed' }));
    expect(ended).toMatchObject({ status: 'completed', totals: { received: 1, updated: 1 } });
    expect(ended.finishedAt).not.toBeNull();
  });

  test('is refused where a record has no outcome', async () => {
    await bench.handIn(['resp_a']);
    const endBulk = createEndBulk(bench.rooms.syncLog.bulks);
    const ending = bench.run(async () => await endBulk({ bulkId, status: 'completed' }));
    await expect(ending).rejects.toMatchObject({ type: 'InternalError' });
    expect(await bench.rooms.syncLog.bulks.find(bulkId)).toMatchObject({ status: 'running', finishedAt: null });
  });
});

test('a pause is noted for everybody who looks, and so is its end', async () => {
  await bench.handIn(['resp_a']);
  const noteBulkStatus = createNoteBulkStatus(bench.rooms.syncLog.bulks);
  for (const status of ['paused', 'running'] as const) {
    await bench.run(async () => await noteBulkStatus({ bulkId, status }));
    expect((await bench.rooms.syncLog.bulks.find(bulkId))?.status).toBe(status);
  }
});
