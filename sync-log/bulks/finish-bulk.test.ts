import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, openSyncLog } from '../open-sync-log.ts';
import type { BulksTable } from '../schema.ts';
import { testDatabases } from '../testing/test-databases.ts';
import type { BulkStore } from './bulk-store.ts';
import { bulkOf, endedAs, found, manyIds, openBulks, type OpenBulks } from './testing/open-bulks.ts';

describe.each(testDatabases)('a bulk on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  let bulkId: string;
  beforeEach(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
    bulkId = await bulkOf(bulks, ['a', null, 'b', 'a', 'c']);
  });
  afterEach(() => open.close());

  async function endAll(): Promise<void> {
    const records = await bulks.firstOpenRecords(bulkId, 100);
    await bulks.recordOutcomes(
      bulkId,
      records.map((record) => endedAs(bulkId, record)),
    );
  }

  async function change(
    values: Partial<Pick<BulksTable, 'bulk_id'>> & Partial<Record<'updated' | 'received' | 'duplicates', number>>,
  ): Promise<void> {
    const database = await openDatabase(open.url);
    await database.db.updateTable('bulks').set(values).where('bulk_id', '=', bulkId).execute();
    await database.close();
  }

  test('ends where every record has an outcome, and stays as it ended', async () => {
    await endAll();
    const ended = await bulks.finish(bulkId, 'completed');
    expect(ended).toMatchObject({
      status: 'completed',
      inOwnWorkflows: 0,
      totals: { received: 3, duplicates: 1, malformed: 1, updated: 3, cancelled: 0 },
    });
    expect(Date.parse(ended.finishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(ended.startedAt));
    expect(await bulks.finish(bulkId, 'cancelled')).toEqual(ended);
    await bulks.setStatus(bulkId, 'running');
    expect(await bulks.find(bulkId)).toEqual(ended);
  });

  test('that holds no record ends as well', async () => {
    const empty = await bulkOf(bulks, [null]);
    expect(await bulks.finish(empty, 'completed')).toMatchObject({
      status: 'completed',
      totals: { received: 0, malformed: 1 },
    });
  });

  test('does not end while a record is open, or in a workflow of its own', async () => {
    const refused = {
      code: 'InternalError',
      message: 'The totals of the bulk do not add up: without an outcome 0, counted 3.',
    };
    await expect(bulks.finish(bulkId, 'completed')).rejects.toMatchObject(refused);
    await bulks.noteOwnWorkflow(bulkId, 1, 'run');
    await bulks.cancelOpenRecords(bulkId);
    await expect(bulks.finish(bulkId, 'cancelled')).rejects.toMatchObject({
      message: expect.stringContaining('counted 1'),
    });
    expect(await found(bulks, bulkId)).toMatchObject({ status: 'running', finishedAt: null });
  });

  test.each([
    ['an outcome', { updated: 4 }, 'updated 4, counted 3.'],
    ['records', { received: 4 }, 'received 4, counted 3.'],
    ['duplicates', { duplicates: 0 }, 'duplicates 0, counted 1.'],
  ])('whose totals were miscounted does not end as if all were well: %s', async (_which, wrong, told) => {
    await endAll();
    await change(wrong);
    const message = `The totals of the bulk do not add up: ${told}`;
    await expect(bulks.finish(bulkId, 'completed')).rejects.toMatchObject({ code: 'InternalError', message });
  });

  test('that is not known cannot end', async () => {
    await expect(bulks.finish('unknown', 'completed')).rejects.toMatchObject({ code: 'InternalError' });
  });

  test('is paused and goes on', async () => {
    await bulks.setStatus(bulkId, 'paused');
    expect(await found(bulks, bulkId)).toMatchObject({ status: 'paused' });
    await bulks.setStatus(bulkId, 'running');
    expect(await found(bulks, bulkId)).toMatchObject({ status: 'running' });
  });

  test('that is cancelled cancels what has not begun, and nothing else', async () => {
    const [a] = await bulks.firstOpenRecords(bulkId, 1);
    if (a !== undefined) await bulks.recordOutcomes(bulkId, [endedAs(bulkId, a)]);
    await bulks.noteOwnWorkflow(bulkId, 2, 'run-b');
    await bulks.cancelOpenRecords(bulkId);
    await bulks.cancelOpenRecords(bulkId);
    const { items } = await bulks.records(bulkId, { limit: 9 });
    expect(items.map(({ responseId, status, outcome, syncId }) => [responseId, status, outcome, syncId])).toEqual([
      ['a', 'ended', 'updated', `${bulkId}-1`],
      [null, 'malformed', null, null],
      ['b', 'ownWorkflow', null, 'run-b'],
      ['a', 'duplicate', null, null],
      ['c', 'ended', 'cancelled', null],
    ]);
    expect((await found(bulks, bulkId)).totals).toMatchObject({ updated: 1, cancelled: 1 });
  });

  test('of thousands is cancelled in parts, beside a page that still ends', async () => {
    const many = await bulkOf(bulks, manyIds(3_000, 'many'));
    const page = await bulks.openRecords(many, 1_001, 1_100);
    const other = await openSyncLog(open.url);
    await Promise.all([
      bulks.cancelOpenRecords(many),
      other.bulks.recordOutcomes(
        many,
        page.map((record) => endedAs(many, record)),
      ),
    ]);
    await other.close();
    const { totals } = await bulks.finish(many, 'cancelled');
    expect(totals.updated + totals.cancelled).toBe(3_000);
    expect([0, 100]).toContain(totals.updated);
  });
});
