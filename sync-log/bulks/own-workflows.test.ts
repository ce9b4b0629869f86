import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSyncLog } from '../open-sync-log.ts';
import { anyResult } from '../testing/any-result.ts';
import { testDatabases } from '../testing/test-databases.ts';
import type { BulkStore } from './bulk-store.ts';
import { bulkOf, endedAs, failedWith, found, manyIds, openBulks, type OpenBulks } from './testing/open-bulks.ts';

describe.each(testDatabases)('records in workflows of their own on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  let bulkId: string;
  beforeEach(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
    bulkId = await bulkOf(bulks, ['a', null, 'b', 'c', 'd']);
  });
  afterEach(() => open.close());

  test('are open no more, and are told with their runs', async () => {
    await bulks.noteOwnWorkflow(bulkId, 2, 'run-b');
    await bulks.noteOwnWorkflow(bulkId, 4, 'run-d');
    expect((await bulks.firstOpenRecords(bulkId, 9)).map(({ responseId }) => responseId)).toEqual(['a', 'c']);
    expect((await bulks.openRecords(bulkId, 2, 4)).map(({ responseId }) => responseId)).toEqual(['c']);
    expect(await bulks.unsettledRecords(bulkId, 9)).toEqual([
      { position: 2, line: 3, responseId: 'b', retryOf: null, syncId: 'run-b' },
      { position: 4, line: 5, responseId: 'd', retryOf: null, syncId: 'run-d' },
    ]);
    expect(await bulks.unsettledRecords(bulkId, 1)).toHaveLength(1);
    expect(await found(bulks, bulkId)).toMatchObject({ inOwnWorkflows: 2 });
  });

  test('are noted once, and under the later of two runs', async () => {
    await bulks.noteOwnWorkflow(bulkId, 1, 'run-1');
    await bulks.noteOwnWorkflow(bulkId, 1, 'run-1');
    await bulks.noteOwnWorkflow(bulkId, 1, 'run-2');
    expect(await found(bulks, bulkId)).toMatchObject({ inOwnWorkflows: 1 });
    expect(await bulks.unsettledRecords(bulkId, 9)).toMatchObject([{ syncId: 'run-2' }]);
    await open.log.record(anyResult('run-1', { outcome: 'created' }));
    expect(await bulks.settleOwnWorkflows(bulkId)).toEqual({ open: 3, inOwnWorkflows: 1 });
  });

  test('that have an outcome stay as they are', async () => {
    const [a] = await bulks.firstOpenRecords(bulkId, 1);
    if (a !== undefined) await bulks.recordOutcomes(bulkId, [endedAs(bulkId, a)]);
    await bulks.noteOwnWorkflow(bulkId, 1, 'run-a');
    expect(await found(bulks, bulkId)).toMatchObject({ inOwnWorkflows: 0, totals: { updated: 1 } });
    const { items } = await bulks.records(bulkId, { limit: 1 });
    expect(items).toMatchObject([{ syncId: `${bulkId}-1`, outcome: 'updated' }]);
  });

  test('take their outcomes from the log, once they are there', async () => {
    for (const position of [1, 2, 3]) await bulks.noteOwnWorkflow(bulkId, position, `run-${position}`);
    expect(await bulks.settleOwnWorkflows(bulkId)).toEqual({ open: 1, inOwnWorkflows: 3 });
    await open.log.record(anyResult('run-1', { outcome: 'created' }));
    await open.log.record(anyResult('run-3', failedWith('CustomerBusy')));
    expect(await bulks.unsettledRecords(bulkId, 9)).toMatchObject([{ syncId: 'run-2' }]);
    expect(await bulks.settleOwnWorkflows(bulkId)).toEqual({ open: 1, inOwnWorkflows: 1 });
    expect(await bulks.settleOwnWorkflows(bulkId)).toEqual({ open: 1, inOwnWorkflows: 1 });
    expect((await found(bulks, bulkId)).totals).toMatchObject({ created: 1, failed: 1, updated: 0 });
    const { items } = await bulks.records(bulkId, { limit: 9, status: 'ended' });
    expect(items.map(({ syncId, outcome, error }) => [syncId, outcome, error?.code])).toEqual([
      ['run-1', 'created', undefined],
      ['run-3', 'failed', 'CustomerBusy'],
    ]);
  });

  test('end what the fast lane had kept of its write', async () => {
    const syncId = `${bulkId}-3`;
    const lease = await open.log.leases.acquire('CUST-1', syncId);
    if (lease === null) throw new Error('the customer is held');
    await open.log.leases.complete(lease, null, { outcome: 'updated', ipaasId: '1', changes: [], warnings: [] });
    await bulks.noteOwnWorkflow(bulkId, 2, 'run-b');
    await bulks.settleOwnWorkflows(bulkId);
    expect(await open.log.leases.finished(syncId)).not.toBeNull();
    await open.log.record(anyResult('run-b'));
    await bulks.settleOwnWorkflows(bulkId);
    expect(await open.log.leases.finished(syncId)).toBeNull();
  });

  test('are settled by the hundred, and once where two processes do it at the same time', async () => {
    const many = await bulkOf(bulks, manyIds(700, 'many'));
    for (let position = 1; position <= 700; position += 1) {
      await bulks.noteOwnWorkflow(many, position, `many-${position}`);
      if (position <= 650) await open.log.record(anyResult(`many-${position}`));
    }
    const other = await openSyncLog(open.url);
    const settled = await Promise.all([bulks, other.bulks].map((each) => each.settleOwnWorkflows(many)));
    await other.close();
    expect(settled).toContainEqual({ open: 0, inOwnWorkflows: 50 });
    expect(await found(bulks, many)).toMatchObject({ inOwnWorkflows: 50, totals: { updated: 650 } });
  });

  test.each([
    ['noted', async () => await bulks.noteOwnWorkflow('unknown', 1, 'run')],
    ['settled', async () => await bulks.settleOwnWorkflows('unknown')],
    ['told', async () => await bulks.unsettledRecords('unknown', 1)],
  ])('of a bulk that is not known cannot be %s', async (_what, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'InternalError' });
  });
});
