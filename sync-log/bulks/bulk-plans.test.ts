/** How the databases go about the queries of bulks: each with an index, never through all records, never sorting. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql, type Compilable, type Kysely } from 'kysely';
import { outcomes } from '../../customer/sync-result.ts';
import type { Database } from '../database.ts';
import { openDatabase } from '../open-sync-log.ts';
import { toRow } from '../rows.ts';
import type { SyncLogSchema } from '../schema.ts';
import { anyResult } from '../testing/any-result.ts';
import { testDatabases } from '../testing/test-databases.ts';
import { finishedBefore } from './delete-bulks.ts';
import { endingUpdate } from './end-records.ts';
import { outcomesQuery } from './finish-bulk.ts';
import { digestsQuery } from './known-lines.ts';
import { openQuery } from './open-records.ts';
import { ownQuery, syncsQuery } from './own-workflows.ts';
import { recordStreams, streamQuery } from './record-streams.ts';
import type { RecordFilter } from './bulk-store.ts';
import { bulkOf, manyIds, openBulks, type OpenBulks } from './testing/open-bulks.ts';

const records = 8_000;

/** Most have ended, a few are open, a few are in workflows of their own, of which some are in the log. */
async function endMost(db: Kysely<SyncLogSchema>): Promise<void> {
  const end = "update bulk_records set sync_id = 'sync-' || position, outcome =";
  await sql.raw(`${end} 'updated' where position % 50 > 2`).execute(db);
  await sql.raw(`${end} 'failed', error_code = 'PermissionDenied' where position % 50 = 9`).execute(db);
  await sql`update bulk_records set sync_id = 'run-' || position where position % 400 = 1`.execute(db);
  for (let from = 1; from <= records; from += 200) {
    const syncIds = Array.from({ length: 200 }, (_, n) => `${n % 2 === 0 ? 'run' : 'sync'}-${from + n}`);
    await db
      .insertInto('syncs')
      .values(syncIds.map((syncId) => toRow(anyResult(syncId))))
      .execute();
  }
}

async function addOldBulks(db: Kysely<SyncLogSchema>): Promise<void> {
  const finished = sql`'2026-02-01T00:00:00.000Z'`;
  await sql`insert into bulks
      (bulk_id, workflow_id, options, status, paced_at, sampled_at, started_at, finished_at)
    select 'old-' || position, 'any', '{}', 'completed', ${finished}, ${finished}, ${finished}, ${finished}
    from bulk_records where bulk = 1`.execute(db);
}

describe.each(testDatabases)('queries of bulks on $name', ({ name, create }) => {
  let open: OpenBulks;
  let database: Database;
  let sequence: number;
  beforeAll(async () => {
    open = await openBulks(create);
    await bulkOf(open.bulks, manyIds(records));
    const bulkId = await bulkOf(open.bulks, manyIds(records));
    database = await openDatabase(open.url);
    const row = await database.db
      .selectFrom('bulks')
      .select('sequence')
      .where('bulk_id', '=', bulkId)
      .executeTakeFirstOrThrow();
    sequence = row.sequence;
    await endMost(database.db);
    await addOldBulks(database.db);
    if (name === 'PostgreSQL') await sql`vacuum analyze`.execute(database.db);
  });
  afterAll(async () => {
    await database.close();
    await open.close();
  });

  async function planOf(query: Compilable): Promise<string> {
    const compiled = query.compile();
    const explain = name === 'SQLite' ? 'explain query plan ' : 'explain (costs off) ';
    const { rows } = await database.db.executeQuery<{ detail?: string; 'QUERY PLAN'?: string }>({
      ...compiled,
      sql: explain + compiled.sql,
    });
    return rows.map((row) => row.detail ?? row['QUERY PLAN'] ?? '').join('\n');
  }

  const scansAll = name === 'SQLite' ? /SCAN (bulk_records|syncs|bulks)/ : /Seq Scan on (bulk_records|syncs|bulks)/;
  const sorts = /TEMP B-TREE FOR ORDER BY/;

  async function expectIndex(query: Compilable, index: string): Promise<void> {
    const plan = await planOf(query);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(scansAll);
    expect(plan).not.toMatch(sorts);
  }

  test('for open records look at open ones only', async () => {
    await expectIndex(openQuery(database.db, sequence).limit(500), 'bulk_records_open');
  });

  test('for the open records of a page look at the page only', async () => {
    const page = openQuery(database.db, sequence).where('position', '>=', 4_001).where('position', '<=', 4_500);
    await expectIndex(page, 'bulk_records_');
  });

  test('for own workflows look at those only, and up each in the log', async () => {
    await expectIndex(ownQuery(database.db, sequence, 3_000), 'bulk_records_own');
    const syncIds = Array.from({ length: 50 }, (_, n) => `run-${n}`);
    await expectIndex(syncsQuery(database.db, syncIds), 'sync');
  });

  test('for known ids go by their digests', async () => {
    const digests = Array.from({ length: 100 }, (_, n) => n * 7_919);
    await expectIndex(digestsQuery(database.db, sequence, digests), 'bulk_records_by_digest');
  });

  test('that end records find each by its position', async () => {
    const endings = Array.from({ length: 20 }, (_, n) => {
      return { position: n * 50 + 2, syncId: `sync-${n}`, outcome: 'created' as const, errorCode: null };
    });
    const plan = await planOf({ compile: () => endingUpdate({ sequence }, endings).compile(database.db) });
    expect(plan).toContain('bulk_records_');
    expect(plan).not.toMatch(scansAll);
  });

  test('that count a part look at the part only', async () => {
    await expectIndex(outcomesQuery(database.db, sequence, 1_001, 2_000), 'bulk_records_');
  });

  test('for bulks of old go by their time', async () => {
    await expectIndex(finishedBefore(database, '2026-01-01T00:00:00.000Z'), 'bulks_by_finished_at');
  });

  const filters: [RecordFilter, string][] = [
    [{}, 'bulk_records_'],
    [{ status: 'pending' }, 'bulk_records_open'],
    [{ status: 'ownWorkflow' }, 'bulk_records_own'],
    [{ status: 'ended' }, 'bulk_records_by_outcome'],
    [{ unsuccessful: true }, 'bulk_records_by_outcome'],
    ...outcomes.map((outcome): [RecordFilter, string] => [{ outcome }, 'bulk_records_by_outcome']),
    [{ errorCode: 'PermissionDenied' }, 'bulk_records_by_error_code'],
    [{ errorCode: 'InvalidId', unsuccessful: true }, 'bulk_records_by'],
  ];

  test.each(filters)('of a page of %j walk along the lines, from any place', async (filter, index) => {
    for (const behind of [0, 7_000]) {
      for (const stream of recordStreams(filter)) {
        await expectIndex(streamQuery(database.db, stream, { sequence, behind, limit: 101 }), index);
      }
    }
  });
});
