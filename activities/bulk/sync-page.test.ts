import { beforeEach, describe, expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import type { MockActivityEnvironment } from '@temporalio/testing';
import { recordGuid } from '../../customer/record-guid.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { createSyncPage, type PageReport } from './sync-page.ts';
import { mostOwnWorkflows } from './own-syncs.ts';
import { bulkBench, bulkId, options, quietActivity } from './testing/bulk-bench.ts';

const bench = bulkBench();
const good = ['resp_sandbox_new_customer', 'resp_sandbox_existing_customer', 'resp_sandbox_unchanged'];
const bad = ['resp_sandbox_no_email', 'resp_sandbox_expired'];

async function sync(from: number, to: number, environment?: MockActivityEnvironment): Promise<PageReport> {
  const syncPage = createSyncPage(bench.rooms);
  return await bench.run(async () => await syncPage({ bulkId, options, from, to }), environment);
}

async function outcomes(): Promise<(string | null)[]> {
  return (await bench.lines()).map(({ outcome, status }) => outcome ?? status);
}

describe('a page', () => {
  beforeEach(async () => {
    await bench.handIn([...good, ...bad]);
  });

  test('brings every record to its outcome and tells the totals', async () => {
    const report = await sync(1, 5);
    expect(report).toMatchObject({ left: 0, waitMs: 0, crowded: false });
    expect(report.totals).toMatchObject({ received: 5, created: 1, updated: 1, unchanged: 1, invalid: 1, failed: 1 });
    expect(await outcomes()).toEqual(['created', 'updated', 'unchanged', 'invalid', 'failed']);
  });

  test('does the records of its positions and no others', async () => {
    const report = await sync(2, 3);
    expect(report.totals).toMatchObject({ updated: 1, unchanged: 1, created: 0 });
    expect(await outcomes()).toEqual(['pending', 'updated', 'unchanged', 'pending', 'pending']);
  });

  test('that is repeated asks for no record that has ended', async () => {
    await sync(1, 5);
    const asked = (await bench.openai.journal()).length;
    expect(await sync(1, 5)).toMatchObject({ left: 0, totals: { received: 5, created: 1 } });
    expect(await bench.openai.journal()).toHaveLength(asked);
  });

  test('tells of each record that is in the log, once it is', async () => {
    await sync(1, 5);
    expect(new Set(bench.logged.map(({ responseId }) => responseId))).toEqual(new Set([...good, ...bad]));
    expect(bench.logged).toHaveLength(5);
  });

  test('gives every result the ids of its bulk, its steps and its tracking GUID', async () => {
    await sync(1, 1);
    const result = await bench.rooms.syncLog.find(`${bulkId}-1`);
    expect(result).toMatchObject({ syncId: `${bulkId}-1`, trigger: 'bulk', trackingGuid: recordGuid(bulkId, 1) });
    expect(result?.steps.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'completed'));
    const [create] = await bench.ipaas.writes();
    expect(create?.trackingGuid).toBe(recordGuid(bulkId, 1));
  });

  test('says of a record that failed in which step, and what to do', async () => {
    await sync(4, 5);
    const results = await Promise.all([4, 5].map(async (line) => await bench.rooms.syncLog.find(`${bulkId}-${line}`)));
    expect(results.map((result) => [result?.error?.code, result?.error?.step])).toEqual([
      ['MissingRequiredField', 'validate'],
      ['ResponseNotFound', 'fetch'],
    ]);
    expect(results[0]?.steps.find(({ step }) => step === 'upsert')?.status).toBe('skipped');
  });
});

describe('a record that has to wait', () => {
  test.each([
    ['a response that is not complete', 'resp_sandbox_in_progress', null],
    ['a 429', 'resp_sandbox_new_customer', 429],
    ['a 503', 'resp_sandbox_new_customer', 503],
  ])('gets a workflow of its own: %s', async (_why, responseId, status) => {
    await bench.handIn([responseId]);
    const match = { path: `${responseId}$` };
    if (status !== null) await bench.openai.addFaults([{ match, times: 1, fault: { type: 'status', status } }]);
    expect(await sync(1, 1)).toMatchObject({ left: 0, totals: { received: 1, created: 0 } });
    expect(bench.ownSyncs.started).toEqual([responseId]);
    expect(await bench.lines()).toMatchObject([{ status: 'ownWorkflow', syncId: 'run-1' }]);
    expect(bench.logged).toEqual([]);
  });

  test.each([true, false])(
    'whose workflow was not confirmed is not synced by the page that comes next (it was started: %s)',
    async (carriedOut) => {
      await bench.handIn(['resp_sandbox_in_progress', 'resp_sandbox_new_customer']);
      bench.ownSyncs.failNextStart(carriedOut);
      await expect(sync(1, 1)).rejects.toThrow(ApplicationFailure);
      const asked = (await bench.openai.journal()).length;
      expect(await sync(1, 1)).toMatchObject({ left: 0 });
      expect(await bench.openai.journal()).toHaveLength(asked);
      expect(await bench.lines()).toMatchObject([
        { status: 'ownWorkflow', syncId: `${bulkId}-1` },
        { status: 'pending' },
      ]);
    },
  );

  test('is left where too many wait already, and the page says so', async () => {
    const waiting = Array.from({ length: mostOwnWorkflows }, (_, index) => `resp_waiting_${index}`);
    await bench.handIn([...waiting, 'resp_sandbox_new_customer']);
    for (const position of waiting.keys()) {
      await bench.rooms.syncLog.bulks.noteOwnWorkflow(bulkId, position + 1, `run-${position}`);
    }
    expect(await sync(1, mostOwnWorkflows + 1)).toMatchObject({ left: 1, crowded: true });
    expect(bench.logged).toEqual([]);
  });
});

describe('a page that has to stop', () => {
  test('because our own budget lets nobody through leaves the record, and says how long', async () => {
    await bench.handIn(['resp_sandbox_new_customer']);
    const { rooms } = bench;
    const openai = {
      ...rooms.openai,
      checkKey: async () => {
        throw new SyncFailure('RateLimited', 'Requests to OpenAI are paused.', { retryAfterMs: 1_234 });
      },
    };
    const syncPage = createSyncPage({ ...rooms, openai });
    const report = await bench.run(async () => await syncPage({ bulkId, options, from: 1, to: 1 }));
    expect(report).toMatchObject({ left: 1, waitMs: 1_234, crowded: false });
    expect(await outcomes()).toEqual(['pending']);
    expect(bench.ownSyncs.started).toEqual([]);
  });

  test('because it is cancelled begins nothing more, and what it wrote is told', async () => {
    await bench.handIn(good);
    await bench.ipaas.addFaults([{ match: { method: 'POST', path: '/Customer$' }, fault: { type: 'delay', ms: 300 } }]);
    const environment = quietActivity();
    const syncPage = createSyncPage({ ...bench.rooms, recordsAtOnce: 1 });
    const running = bench.run(async () => await syncPage({ bulkId, options, from: 1, to: 3 }), environment);
    await bench.ipaas.journalWhen((rows) => rows.some(({ committed }) => committed));
    environment.cancel();
    await Promise.allSettled([running]);
    expect(await outcomes()).toEqual(['created', 'pending', 'pending']);
  });

  test('because the log is away fails, is tried again and repeats no write', async () => {
    await bench.handIn(['resp_sandbox_new_customer']);
    const { rooms } = bench;
    const bulks = { ...rooms.syncLog.bulks, recordOutcomes: async () => await Promise.reject(new Error('disk full')) };
    const syncPage = createSyncPage({ ...rooms, syncLog: { ...rooms.syncLog, bulks } });
    const failing = bench.run(async () => await syncPage({ bulkId, options, from: 1, to: 1 }));
    await expect(failing).rejects.toMatchObject({ type: 'SyncLogUnavailable', nonRetryable: false });
    const written = (await bench.ipaas.writes()).length;
    await sync(1, 1);
    expect(await outcomes()).toEqual(['created']);
    expect(await bench.ipaas.writes()).toHaveLength(written);
  });
});
