import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { migrateSqlite } from './migrate.ts';
import type { SyncLogSchema } from './schema.ts';
import { openSqlite } from './sqlite-database.ts';
import { WritingSqliteDialect } from './sqlite-dialect.ts';

/** SQLite tells no other process that it has changed, so whoever follows looks this often. */
const lookEveryMs = 200;

/**
 * Opens the file, and makes or updates its tables. The transactions of a file follow one another, so the order of their
 * positions is the order of their commits without any lock of ours.
 * @throws SyncLogError
 */
export async function openSqliteLog(path: string): Promise<Database> {
  const database = await openSqlite(path);
  const db = new Kysely<SyncLogSchema>({ dialect: new WritingSqliteDialect(database) });
  try {
    await migrateSqlite(db, database);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    db,
    fromNow: (milliseconds) => sql<string>`${new Date(Date.now() + milliseconds).toISOString()}`,
    forUpdate: sql``,
    nowMicros: () => sql<number>`${Date.now() * 1_000}`,
    lockFeed: () => Promise.resolve(),
    async changed(signal) {
      await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    },
    close: () => db.destroy(),
  };
}
