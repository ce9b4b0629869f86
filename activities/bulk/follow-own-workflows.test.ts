import { describe, expect, test } from '@jest/globals';
import { anyResult } from '../../sync-log/testing/any-result.ts';
import { createCancelRecords } from './cancel-records.ts';
import { createFollowOwnWorkflows } from './follow-own-workflows.ts';
import type { FollowReport } from './follow-terms.ts';
import { bulkBench, bulkId, options } from './testing/bulk-bench.ts';

const bench = bulkBench();
const ids = ['resp_a', 'resp_b', 'resp_c'];

async function follow(start: boolean): Promise<FollowReport> {
  const followOwnWorkflows = createFollowOwnWorkflows(bench.rooms);
  return await bench.run(async () => await followOwnWorkflows({ bulkId, options, start }));
}

/** Its workflow logs the result and ends. */
async function endOwn(syncId: string): Promise<void> {
  await bench.rooms.syncLog.record(anyResult(syncId));
  bench.ownSyncs.end(syncId);
}

async function outcomes(): Promise<(string | null)[]> {
  return (await bench.lines()).map(({ outcome, status }) => outcome ?? status);
}

describe('records of which each has a workflow of its own', () => {
  test('are started in their order, and their outcomes are taken over from the log', async () => {
    await bench.handIn(ids);
    expect(await follow(true)).toMatchObject({ open: 0, inOwnWorkflows: 3 });
    expect(bench.ownSyncs.started).toEqual(ids);
    await endOwn('run-2');
    expect(await follow(true)).toMatchObject({ open: 0, inOwnWorkflows: 2, totals: { updated: 1 } });
    expect(await outcomes()).toEqual(['ownWorkflow', 'updated', 'ownWorkflow']);
  });

  test('are not started while the bulk is paused', async () => {
    await bench.handIn(ids);
    expect(await follow(false)).toMatchObject({ open: 3, inOwnWorkflows: 0 });
    expect(bench.ownSyncs.started).toEqual([]);
  });

  test('are at most a hundred at the same time', async () => {
    await bench.handIn(Array.from({ length: 130 }, (_, index) => `resp_${index}`));
    expect(await follow(true)).toMatchObject({ open: 30, inOwnWorkflows: 100 });
    for (let run = 1; run <= 40; run += 1) await endOwn(`run-${run}`);
    expect(await follow(true)).toMatchObject({ open: 0, inOwnWorkflows: 90 });
  });
});

describe('a worker that died between the note and the start', () => {
  test.each([
    ['the workflow was started', true],
    ['the workflow was not started', false],
  ])('leaves one workflow for the record: %s', async (_what, carriedOut) => {
    await bench.handIn(['resp_a']);
    bench.ownSyncs.failNextStart(carriedOut);
    await expect(follow(true)).rejects.toMatchObject({ type: 'InternalError' });
    expect(await bench.lines()).toMatchObject([{ status: 'ownWorkflow', syncId: `${bulkId}-1` }]);
    await follow(false);
    expect(bench.ownSyncs.started).toEqual(['resp_a']);
    expect(await bench.lines()).toMatchObject([{ status: 'ownWorkflow', syncId: 'run-1' }]);
  });

  test('is made good also where the workflow has ended meanwhile', async () => {
    await bench.handIn(['resp_a']);
    bench.ownSyncs.failNextStart(true);
    await expect(follow(true)).rejects.toMatchObject({ type: 'InternalError' });
    await endOwn('run-1');
    expect(await follow(true)).toMatchObject({ open: 0, inOwnWorkflows: 0, totals: { updated: 1 } });
    expect(bench.ownSyncs.started).toEqual(['resp_a']);
  });
});

describe('a workflow that ended without a result', () => {
  test('gives its record the outcome cancelled, under its own sync id', async () => {
    await bench.handIn(ids);
    await follow(true);
    bench.ownSyncs.end('run-2');
    expect(await follow(false)).toMatchObject({ inOwnWorkflows: 2, totals: { cancelled: 1 } });
    expect(await outcomes()).toEqual(['ownWorkflow', 'cancelled', 'ownWorkflow']);
    const result = await bench.rooms.syncLog.find('run-2');
    expect(result).toMatchObject({ outcome: 'cancelled', responseId: 'resp_b', trigger: 'bulk', error: null });
    expect(result?.workflowId).toBe('sync-customer-resp_b');
  });

  test('is not one whose result came into the log at the last moment', async () => {
    await bench.handIn(['resp_a']);
    await follow(true);
    await endOwn('run-1');
    expect(await follow(false)).toMatchObject({ inOwnWorkflows: 0, totals: { updated: 1, cancelled: 0 } });
  });
});

describe('cancelling the records of a bulk', () => {
  test('cancels what has not begun, and asks the workflows of the others to end', async () => {
    await bench.handIn([...ids, 'resp_d']);
    for (const position of [1, 2]) {
      const record = { position, line: position, responseId: `resp_${position}`, retryOf: null };
      const syncId = await bench.ownSyncs.start({ bulkId, options, record });
      await bench.rooms.syncLog.bulks.noteOwnWorkflow(bulkId, position, syncId);
    }
    const cancelRecords = createCancelRecords(bench.rooms);
    await bench.run(async () => await cancelRecords({ bulkId, options }));
    expect(await outcomes()).toEqual(['ownWorkflow', 'ownWorkflow', 'cancelled', 'cancelled']);
    expect(bench.ownSyncs.cancelled).toEqual(['run-1', 'run-2']);
    await bench.run(async () => await cancelRecords({ bulkId, options }));
    expect(await outcomes()).toEqual(['ownWorkflow', 'ownWorkflow', 'cancelled', 'cancelled']);
  });

  test('starts a workflow that was only noted, so that what it wrote can be told, and asks it to end', async () => {
    await bench.handIn(['resp_a']);
    await bench.rooms.syncLog.bulks.noteOwnWorkflow(bulkId, 1, `${bulkId}-1`);
    const cancelRecords = createCancelRecords(bench.rooms);
    await bench.run(async () => await cancelRecords({ bulkId, options }));
    expect(bench.ownSyncs.started).toEqual(['resp_a']);
    expect(bench.ownSyncs.cancelled).toEqual(['run-1']);
  });
});
