import { sql } from 'kysely';
import { createBudgetStore } from './budget-store.ts';
import { createBulkStore } from './bulks/create-bulk-store.ts';
import { countSyncs } from './count-syncs.ts';
import type { Database } from './database.ts';
import { endOfFeed, followFeed } from './follow-feed.ts';
import { createIdempotencyStore } from './idempotency-store.ts';
import { createLeaseStore } from './lease-store.ts';
import { listSyncs } from './list-syncs.ts';
import { openSqliteLog } from './open-sqlite-log.ts';
import { openPostgresLog } from './postgres/open-postgres-log.ts';
import { purge } from './purge.ts';
import { recordSync } from './record-sync.ts';
import { fromRow } from './rows.ts';
import { readStoreUrl } from './store-url.ts';
import type { SyncLog } from './sync-log.ts';

/**
 * Opens the log, and makes or updates its tables.
 * @param url SYNC_LOG_URL: `sqlite:<path>`, `sqlite::memory:` or `postgres://user:password@host:5432/database`
 * @throws SyncLogError, a sentence with a way out
 */
export async function openSyncLog(url: string): Promise<SyncLog> {
  return asSyncLog(await openDatabase(url));
}

/** @throws SyncLogError */
export async function openDatabase(url: string): Promise<Database> {
  const location = readStoreUrl(url);
  return location.kind === 'sqlite' ? await openSqliteLog(location.path) : await openPostgresLog(location.url);
}

function asSyncLog(database: Database): SyncLog {
  const { db } = database;
  return {
    async find(syncId) {
      const row = await db.selectFrom('syncs').selectAll().where('sync_id', '=', syncId).executeTakeFirst();
      return row === undefined ? null : fromRow(row);
    },
    record: (result) => recordSync(database, result),
    leases: createLeaseStore(database),
    idempotency: createIdempotencyStore(database),
    budgets: createBudgetStore(database),
    bulks: createBulkStore(database),
    list: (filter) => listSyncs(db, filter),
    follow: (cursor, signal, filter) => followFeed(database, cursor, signal, filter),
    end: () => endOfFeed(database),
    purge: (before, signal) => purge(database, before.toISOString(), signal),
    counts: (range) => countSyncs(db, range),
    async ping() {
      await sql`select sequence from syncs limit 1`.execute(db);
    },
    close: () => database.close(),
  };
}
