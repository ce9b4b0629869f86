/** How the databases go about our queries, asked of themselves: with an index, never through all rows, never sorting. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql, type Compilable } from 'kysely';
import type { Outcome, SyncResult } from '../customer/sync-result.ts';
import { countsQuery } from './count-syncs.ts';
import type { Database } from './database.ts';
import { placedQuery, type SyncFilter } from './list-syncs.ts';
import { openDatabase } from './open-sync-log.ts';
import { oldRows } from './purge.ts';
import { openFailures } from './resolve-earlier.ts';
import { toRow } from './rows.ts';
import { anyResult, failedEarly } from './testing/any-result.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

const rowCount = 6_000;
const customers = 100;

/** Rows of 100 days; most went well, as they do. */
function rowOf(n: number): SyncResult {
  const outcome: Outcome = n % 40 === 0 ? 'invalid' : n % 60 === 1 ? 'created' : 'updated';
  const failed = n % 50 === 2 ? failedEarly : { outcome };
  const customer = { ipaasId: String(n), customerNumber: `CUST-${n % customers}` };
  const finishedAt = new Date(Date.UTC(2026, 0, 1) + (n * 100 * 86_400_000) / rowCount).toISOString();
  return anyResult(String(n), { customer, finishedAt, ...failed });
}

describe.each(testDatabases)('queries on $name', ({ name, create }) => {
  let store: TestStore;
  let database: Database;
  beforeAll(async () => {
    store = await create();
    database = await openDatabase(store.url);
    for (let from = 0; from < rowCount; from += 200) {
      const rows = Array.from({ length: 200 }, (_, n) => toRow(rowOf(from + n)));
      const withHigh = rows.map((row) => ({ ...row, finished_high: row.finished_at }));
      await database.db.insertInto('syncs').values(withHigh).execute();
    }
    // As autovacuum does of itself on a server. Nobody analyzes a file of SQLite.
    if (name === 'PostgreSQL') await sql`vacuum analyze syncs`.execute(database.db);
  });
  afterAll(async () => {
    await database.close();
    await store.remove();
  });

  /** The plan, as one text; PostgreSQL's without costs. */
  async function planOf(query: Compilable): Promise<string> {
    const { sql: text, parameters } = query.compile();
    const explain = name === 'SQLite' ? 'explain query plan ' : 'explain (costs off) ';
    const { rows } = await database.db.executeQuery<{ detail?: string; 'QUERY PLAN'?: string }>({
      ...query.compile(),
      sql: explain + text,
      parameters,
    });
    return rows.map((row) => row.detail ?? row['QUERY PLAN'] ?? '').join('\n');
  }

  /** A scan of the table, or of one of its indexes from end to end without a condition. */
  const scansAll = name === 'SQLite' ? /SCAN (syncs|reached)/ : /Seq Scan on syncs/;
  /** PostgreSQL may find it cheaper to sort the few rows that an index found; what it must not do is to look at all. */
  const sorts = /TEMP B-TREE FOR ORDER BY/;

  const filters: [SyncFilter, string | null][] = [
    [{ outcome: 'created' }, 'syncs_by_outcome'],
    [{ errorCode: 'AuthenticationFailure' }, 'syncs_by_error_code'],
    [{ customerNumber: 'CUST-7' }, 'syncs_by_customer_number'],
    [{ responseId: 'resp_77' }, 'syncs_by_response_id'],
    [{ resolved: false }, 'syncs_by_resolved'],
    [{ resolved: true }, 'syncs_by_resolved'],
    [{ trigger: 'retry' }, 'syncs_by_trigger_kind'],
    [{ dryRun: true }, 'syncs_by_dry_run'],
    [{ since: '2026-04-09T00:00:00Z' }, 'syncs_by_finished_high'],
    [{ since: '2026-01-01T00:00:00Z' }, 'syncs_by_finished_high'],
    [{ outcome: 'created', since: '2026-04-01T00:00:00Z' }, null],
    [{ customerNumber: 'CUST-7', outcome: 'invalid' }, 'syncs_by'],
    [{ customerNumber: 'CUST-7', resolved: false, since: '2026-02-01T00:00:00Z' }, 'syncs_by'],
  ];

  describe.each(filters)('of %j', (filter, index) => {
    test.each([
      ['newest first', 'desc', null],
      ['newest first, a later page', 'desc', 3_000],
      ['the feed', 'asc', null],
      ['the feed, from a place', 'asc', 3_000],
    ] as const)('%s', async (_name, order, from) => {
      const plan = await planOf(placedQuery(database.db, filter, { order, from, limit: 21 }));
      expect(plan).not.toMatch(scansAll);
      expect(plan).not.toMatch(sorts);
      // Behind a place in the feed, results since a time need no index of times.
      const expected = filter.since !== undefined && from !== null ? null : index;
      expect(plan).toContain(expected ?? 'syncs');
    });
  });

  test('of the whole log walk along the places', async () => {
    const plan = await planOf(placedQuery(database.db, {}, { order: 'desc', from: 3_000, limit: 21 }));
    expect(plan).not.toMatch(scansAll);
    expect(plan).not.toMatch(sorts);
  });

  test('for the open failures of a customer look only at open ones', async () => {
    const customer = { ipaasId: '1', customerNumber: 'CUST-7' };
    const plan = await planOf(openFailures(database.db, [{ customer, responseId: 'resp_2' }]));
    expect(plan).toContain('syncs_open_by_customer');
    expect(plan).toContain('syncs_open_by_response');
    expect(plan).not.toMatch(scansAll);
  });

  test('for the open failures of a response alone look only at open ones', async () => {
    const plan = await planOf(openFailures(database.db, [{ customer: null, responseId: 'resp_2' }]));
    expect(plan).toContain('syncs_open_by_response');
    expect(plan).not.toMatch(scansAll);
  });

  test('for old results go by their time', async () => {
    const plan = await planOf(oldRows(database.db, '2026-01-02T00:00:00.000Z'));
    expect(plan).toContain('syncs_by_finished_at');
    expect(plan).not.toMatch(scansAll);
  });

  test('that count a few days look at no others', async () => {
    expect(await planOf(countsQuery(database.db, '2026-04-09'))).not.toMatch(scansAll);
  });
});
