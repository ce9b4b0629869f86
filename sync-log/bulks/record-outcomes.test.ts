import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OpenRecord } from '../../customer/bulk.ts';
import { openDatabase, openSyncLog } from '../open-sync-log.ts';
import { anyResult } from '../testing/any-result.ts';
import { testDatabases } from '../testing/test-databases.ts';
import type { BulkStore } from './bulk-store.ts';
import { bulkOf, endedAs, failedWith, found, manyIds, openBulks, type OpenBulks } from './testing/open-bulks.ts';

const at = (minute: number) => ({ finishedAt: `2026-07-01T12:0${minute}:00.000Z` });

describe.each(testDatabases)('outcomes of the fast lane on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  let bulkId: string;
  let records: OpenRecord[];
  beforeEach(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
    bulkId = await bulkOf(bulks, manyIds(6));
    records = await bulks.firstOpenRecords(bulkId, 6);
  });
  afterEach(() => open.close());

  function record(position: number): OpenRecord {
    const one = records[position - 1];
    if (one === undefined) throw new Error(`there is no record ${position}`);
    return one;
  }

  async function feed(): Promise<string[]> {
    return (await open.log.list({ limit: 1_000, order: 'asc' })).items.map(({ syncId }) => syncId);
  }

  test('are kept as results in the order in which they are given, and counted', async () => {
    const ended = [
      endedAs(bulkId, record(2), { outcome: 'created' }),
      endedAs(bulkId, record(1)),
      endedAs(bulkId, record(4), failedWith('InvalidEmailFormat')),
    ];
    await bulks.recordOutcomes(bulkId, ended);
    expect(await feed()).toEqual([`${bulkId}-2`, `${bulkId}-1`, `${bulkId}-4`]);
    for (const { result } of ended) expect(await open.log.find(result.syncId)).toEqual(result);
    expect((await found(bulks, bulkId)).totals).toMatchObject({ received: 6, created: 1, updated: 1, invalid: 1 });
    expect((await bulks.firstOpenRecords(bulkId, 10)).map(({ position }) => position)).toEqual([3, 5, 6]);
  });

  test('stay as they were first, however often a page is repeated', async () => {
    await bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(1), { outcome: 'created' })]);
    await bulks.recordOutcomes(bulkId, [
      endedAs(bulkId, record(1), { outcome: 'unchanged' }),
      endedAs(bulkId, record(2)),
    ]);
    await bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(2)), endedAs(bulkId, record(2), { outcome: 'failed' })]);
    expect((await found(bulks, bulkId)).totals).toMatchObject({ created: 1, updated: 1, unchanged: 0, failed: 0 });
    expect(await open.log.find(`${bulkId}-1`)).toMatchObject({ outcome: 'created' });
    expect(await feed()).toHaveLength(2);
  });

  test('are what the log holds of the sync already', async () => {
    await open.log.record(endedAs(bulkId, record(1), failedWith('PermissionDenied')).result);
    await bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(1))]);
    expect((await found(bulks, bulkId)).totals).toMatchObject({ updated: 0, failed: 1 });
    const { items } = await bulks.records(bulkId, { limit: 1 });
    expect(items).toMatchObject([{ outcome: 'failed', error: { code: 'PermissionDenied' } }]);
  });

  test('take a record back from a workflow of its own that had not ended', async () => {
    await bulks.noteOwnWorkflow(bulkId, 1, 'run-1');
    expect(await found(bulks, bulkId)).toMatchObject({ inOwnWorkflows: 1 });
    await bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(1))]);
    expect(await found(bulks, bulkId)).toMatchObject({ inOwnWorkflows: 0, totals: { updated: 1 } });
    await open.log.record(anyResult('run-1', { outcome: 'failed' }));
    expect(await bulks.settleOwnWorkflows(bulkId)).toEqual({ open: 5, inOwnWorkflows: 0 });
    expect((await found(bulks, bulkId)).totals).toMatchObject({ updated: 1, failed: 0 });
  });

  test('resolve earlier failures of the customer, in and before the same page, and none that come after', async () => {
    const same = { customer: { ipaasId: '7', customerNumber: 'CUST-7' } };
    await open.log.record(anyResult('before', { ...same, outcome: 'failed' }));
    await bulks.recordOutcomes(bulkId, [
      endedAs(bulkId, record(1), { ...failedWith('InternalError'), ...same }),
      endedAs(bulkId, record(2), { ...failedWith('InternalError') }),
      endedAs(bulkId, record(3), same),
      endedAs(bulkId, record(4), same),
      endedAs(bulkId, record(5), { ...failedWith('InternalError'), ...same }),
    ]);
    expect(await open.log.find('before')).toMatchObject({ resolvedBy: `${bulkId}-3` });
    expect(await open.log.find(`${bulkId}-1`)).toMatchObject({ resolvedBy: `${bulkId}-3` });
    expect(await open.log.find(`${bulkId}-2`)).not.toHaveProperty('resolvedBy');
    expect(await open.log.find(`${bulkId}-5`)).not.toHaveProperty('resolvedBy');
  });

  test('resolve an earlier failure of the same response that never knew its customer', async () => {
    await open.log.record(
      anyResult('before', { ...failedWith('AuthenticationFailure'), customer: null, responseId: 'resp_1' }),
    );
    await bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(1)), endedAs(bulkId, record(2))]);
    expect(await open.log.find('before')).toMatchObject({ resolvedBy: `${bulkId}-1` });
  });

  test('of a dry run resolve nothing', async () => {
    const same = { customer: { ipaasId: '7', customerNumber: 'CUST-7' } };
    await open.log.record(anyResult('before', { ...same, outcome: 'failed' }));
    await bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(1), { ...same, dryRun: true })]);
    expect(await open.log.find('before')).not.toHaveProperty('resolvedBy');
  });

  test('are found by their time where they did not end in the order in which they are kept', async () => {
    await bulks.recordOutcomes(bulkId, [
      endedAs(bulkId, record(1), at(5)),
      endedAs(bulkId, record(2), at(2)),
      endedAs(bulkId, record(3), at(7)),
    ]);
    await bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(4), at(4)), endedAs(bulkId, record(5), at(6))]);
    const since = (await open.log.list({ limit: 9, order: 'asc', since: at(5).finishedAt })).items;
    expect(since.map(({ syncId }) => syncId)).toEqual([1, 3, 5].map((line) => `${bulkId}-${line}`));
  });

  test('end what was kept of their writes', async () => {
    const syncId = `${bulkId}-1`;
    const lease = await open.log.leases.acquire('CUST-1', syncId);
    if (lease === null) throw new Error('the customer is held');
    const write = { outcome: 'updated' as const, ipaasId: '1', changes: [], warnings: [] };
    await open.log.leases.complete(lease, null, write);
    await bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(1))]);
    expect(await open.log.leases.finished(syncId)).toBeNull();
  });

  test('are kept all or none', async () => {
    const broken = endedAs(bulkId, record(2), { finishedAt: 'never' });
    await expect(bulks.recordOutcomes(bulkId, [endedAs(bulkId, record(1)), broken])).rejects.toThrow(
      'Invalid time value',
    );
    await expect(bulks.recordOutcomes('unknown', [endedAs(bulkId, record(1))])).rejects.toMatchObject({
      code: 'InternalError',
    });
    expect(await feed()).toEqual([]);
    expect(await bulks.firstOpenRecords(bulkId, 10)).toEqual(records);
  });

  test('may be none', async () => {
    await bulks.recordOutcomes(bulkId, []);
    expect((await found(bulks, bulkId)).totals).toMatchObject({ received: 6, updated: 0 });
  });

  test('are counted once where two processes record the same records at the same time, each in its order', async () => {
    const other = await openSyncLog(open.url);
    const many = await bulkOf(bulks, manyIds(400, 'many'));
    const all = (await bulks.firstOpenRecords(many, 400)).map((each) => endedAs(many, each));
    await Promise.all(
      [bulks, other.bulks].flatMap((each, index) =>
        Array.from({ length: 10 }, async (_, n) => {
          const page = all.slice(n * 40, n * 40 + 40);
          await each.recordOutcomes(many, index === 0 ? page : page.toReversed());
        }),
      ),
    );
    await other.close();
    expect((await found(bulks, many)).totals).toMatchObject({ received: 400, updated: 400 });
    expect(await feed()).toHaveLength(400);
  });
});

describe.each(testDatabases)('the rate of a bulk on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  let bulkId: string;
  beforeEach(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
    bulkId = await bulkOf(bulks, manyIds(1_000));
  });
  afterEach(() => open.close());

  async function end(count: number): Promise<void> {
    const records = await bulks.firstOpenRecords(bulkId, count);
    await bulks.recordOutcomes(
      bulkId,
      records.map((record) => endedAs(bulkId, record)),
    );
  }

  /** Lets so much time pass for the bulk. */
  async function letPass(seconds: number): Promise<void> {
    const database = await openDatabase(open.url);
    const { db } = database;
    const row = await db.selectFrom('bulks').selectAll().where('bulk_id', '=', bulkId).executeTakeFirstOrThrow();
    const earlier = (time: string): string => new Date(Date.parse(time) - seconds * 1_000).toISOString();
    const times = {
      started_at: earlier(row.started_at),
      paced_at: earlier(row.paced_at),
      sampled_at: earlier(row.sampled_at),
    };
    await db.updateTable('bulks').where('bulk_id', '=', bulkId).set(times).execute();
    await database.close();
  }

  async function rate(): Promise<number> {
    return (await found(bulks, bulkId)).ratePerSecond;
  }

  test('is none at first, and that of late while it runs', async () => {
    expect(await rate()).toBe(0);
    await letPass(100);
    await end(10);
    await letPass(6);
    await end(60);
    await letPass(6);
    await end(120);
    // The 120 of the last six seconds. That nothing happened before for long does not matter any more.
    expect(await rate()).toBeGreaterThan(12);
    expect(await rate()).toBeLessThanOrEqual(20);
  });

  test('sinks while nothing ends', async () => {
    await end(100);
    await letPass(50);
    expect(await rate()).toBeGreaterThan(1.5);
    expect(await rate()).toBeLessThanOrEqual(2);
  });

  test('does not count the time in which the bulk was paused', async () => {
    await end(100);
    await bulks.setStatus(bulkId, 'paused');
    await letPass(3_600);
    await bulks.setStatus(bulkId, 'running');
    await end(100);
    await letPass(10);
    expect(await rate()).toBeGreaterThan(7);
  });

  test('is that of the whole once it has ended', async () => {
    await end(1_000);
    await letPass(100);
    const { ratePerSecond } = await bulks.finish(bulkId, 'completed');
    expect(ratePerSecond).toBeGreaterThan(8);
    expect(ratePerSecond).toBeLessThanOrEqual(10);
    await letPass(0);
    expect(await rate()).toBe(ratePerSecond);
  });
});
