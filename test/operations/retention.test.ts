/** Old results are deleted by the worker; how many there were stays known. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SyncResult } from '../../customer/sync-result.ts';
import { eventually } from '../support/eventually.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { logLines } from './log-lines.ts';

let stack: Stack;
let result: SyncResult;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
  result = await stack.sync('resp_sandbox_no_email');
  await stack.stopWorkers();
});
afterAll(async () => {
  await stack.close();
});

/** A result like the one there is, that finished so many days ago. */
async function recordOld(syncId: string, days: number): Promise<void> {
  const finishedAt = new Date(Date.now() - days * 86_400_000).toISOString();
  await stack.syncLog.record({ ...result, syncId, finishedAt });
}

async function isThere(syncId: string): Promise<boolean> {
  return (await stack.syncLog.find(syncId)) !== null;
}

describe('a worker', () => {
  test('deletes the results that are older than SYNC_LOG_RETENTION_DAYS, says so, and keeps their count', async () => {
    await recordOld('old', 31);
    await recordOld('young', 29);
    const worker = await stack.startWorker({ SYNC_LOG_RETENTION_DAYS: '30', LOG_LEVEL: 'info' });
    await eventually('the old one is deleted', async () => !(await isThere('old')));
    expect(await isThere('young')).toBe(true);
    const said = await eventually('it is said', () =>
      logLines(worker.output()).find(({ message }) => message?.includes('deleted from the sync log')),
    );
    expect(said.message).toBe('1 results older than 30 days were deleted from the sync log.');
    const counts = await stack.syncLog.counts({});
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(await worker.kill('SIGTERM')).toBe(0);
  });

  test('deletes nothing where that is switched off', async () => {
    await recordOld('ancient', 3_000);
    const worker = await stack.startWorker({ SYNC_LOG_RETENTION_DAYS: '0' });
    await stack.sync('resp_sandbox_bad_email');
    expect(await isThere('ancient')).toBe(true);
    expect(await worker.kill('SIGTERM')).toBe(0);
  });
});
