import { Kysely, sql, SqliteDialect } from 'kysely';
import type { SyncResult } from '../customer/sync-result.ts';
import { createLeaseStore } from './lease-store.ts';
import { listSyncs } from './list-syncs.ts';
import { migrate } from './migrate.ts';
import { fromRow, toRow } from './rows.ts';
import type { SyncLogSchema } from './schema.ts';
import { asKyselyDatabase, openSqlite } from './sqlite-database.ts';
import { readStoreUrl } from './store-url.ts';
import type { SyncLog } from './sync-log.ts';

/**
 * Opens the log, and makes or updates its tables.
 * @param url SYNC_LOG_URL: `sqlite:<path>` or `sqlite::memory:`
 * @throws SyncLogError, a sentence with a way out
 */
export async function openSyncLog(url: string): Promise<SyncLog> {
  const database = await openSqlite(readStoreUrl(url).path);
  const db = new Kysely<SyncLogSchema>({ dialect: new SqliteDialect({ database: asKyselyDatabase(database) }) });
  try {
    await migrate(db, database);
  } catch (error) {
    database.close();
    throw error;
  }
  return asSyncLog(db);
}

function asSyncLog(db: Kysely<SyncLogSchema>): SyncLog {
  async function find(syncId: string): Promise<SyncResult | null> {
    const row = await db.selectFrom('syncs').selectAll().where('sync_id', '=', syncId).executeTakeFirst();
    return row === undefined ? null : fromRow(row);
  }
  return {
    find,
    async record(result) {
      await db
        .insertInto('syncs')
        .values(toRow(result))
        .onConflict((conflict) => conflict.column('sync_id').doNothing())
        .execute();
      await db.deleteFrom('finished_writes').where('sync_id', '=', result.syncId).execute();
      return (await find(result.syncId)) ?? result;
    },
    leases: createLeaseStore(db),
    list: (filter) => listSyncs(db, filter),
    async ping() {
      await sql`select sequence from syncs limit 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}
