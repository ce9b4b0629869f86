import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, openSyncLog } from '../open-sync-log.ts';
import { testDatabases } from '../testing/test-databases.ts';
import type { BulkStore } from './bulk-store.ts';
import { bulkOf, found, linesOf, manyIds, newBulk, openBulks, type OpenBulks } from './testing/open-bulks.ts';

describe.each(testDatabases)('bulks that go, on $name', ({ create }) => {
  let open: OpenBulks;
  let bulks: BulkStore;
  beforeEach(async () => {
    open = await openBulks(create);
    bulks = open.bulks;
  });
  afterEach(() => open.close());

  /** Rows of the three tables. */
  async function rowsLeft(): Promise<number[]> {
    const database = await openDatabase(open.url);
    const counts = [];
    for (const table of ['bulks', 'bulk_records', 'bulk_refused_lines'] as const) {
      const row = await database.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      counts.push(row.count);
    }
    await database.close();
    return counts;
  }

  async function finished(ids: (string | null)[], at: string): Promise<string> {
    const bulkId = await bulkOf(bulks, ids);
    await bulks.cancelOpenRecords(bulkId);
    await bulks.finish(bulkId, 'cancelled');
    const database = await openDatabase(open.url);
    await database.db.updateTable('bulks').set({ finished_at: at }).where('bulk_id', '=', bulkId).execute();
    await database.close();
    return bulkId;
  }

  test('were never started: nothing is left of them, and others stay', async () => {
    const kept = await bulkOf(bulks, ['a', null, 'a']);
    const dropped = await bulkOf(bulks, [...manyIds(1_200), null, 'resp_1', null]);
    await bulks.drop(dropped);
    await bulks.drop(dropped);
    expect(await bulks.find(dropped)).toBeNull();
    expect(await found(bulks, kept)).toMatchObject({ totals: { received: 1, duplicates: 1, malformed: 1 } });
    expect(await rowsLeft()).toEqual([1, 1, 2]);
  });

  test('may be made anew under their id', async () => {
    const bulk = newBulk();
    await bulks.create(bulk);
    await bulks.addLines(bulk.bulkId, linesOf(['a', 'b']));
    await bulks.drop(bulk.bulkId);
    await bulks.create(bulk);
    await bulks.addLines(bulk.bulkId, linesOf(['b']));
    expect(await bulks.firstOpenRecords(bulk.bulkId, 9)).toMatchObject([{ position: 1, responseId: 'b' }]);
  });

  test('finished before the time of a purge; those that run stay, however old', async () => {
    const old = await finished([...manyIds(2_100), 'resp_1'], '2026-07-01T23:59:59.999Z');
    const young = await finished(['a'], '2026-07-02T00:00:00.000Z');
    const running = await bulkOf(bulks, ['b']);
    await open.log.purge(new Date('2026-07-02T00:00:00.000Z'));
    expect(await bulks.find(old)).toBeNull();
    expect(await bulks.find(young)).not.toBeNull();
    expect(await bulks.find(running)).not.toBeNull();
    expect(await rowsLeft()).toEqual([2, 2, 0]);
  });

  test('stay where the signal is aborted', async () => {
    const old = await finished(['a'], '2026-07-01T00:00:00.000Z');
    await open.log.purge(new Date('2026-07-02T00:00:00.000Z'), AbortSignal.abort());
    expect(await bulks.find(old)).not.toBeNull();
  });

  test('go once where two processes purge at the same time', async () => {
    for (let n = 0; n < 4; n += 1) await finished(manyIds(1_500), `2026-07-0${n + 1}T00:00:00.000Z`);
    const other = await openSyncLog(open.url);
    await Promise.all([open.log, other].map((log) => log.purge(new Date('2026-07-08T00:00:00.000Z'))));
    await other.close();
    expect(await rowsLeft()).toEqual([0, 0, 0]);
  });
});
