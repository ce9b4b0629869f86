import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { migratePostgres } from '../migrate.ts';
import { changeChannel, createChangeListener } from './change-listener.ts';
import { limited, openPostgres, placeOf } from './open-postgres.ts';

/** Any number that nothing else in the database takes: the lock under which positions of the feed are handed out. */
const feedLock = 7_305_914_208_813;

/**
 * Opens the log in PostgreSQL, and makes or updates its tables.
 * @throws SyncLogError
 */
export async function openPostgresLog(url: string): Promise<Database> {
  const place = placeOf(url);
  const db = openPostgres(url, place, limited);
  try {
    await migratePostgres(db, () => openPostgres(url, place, {}));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const listener = createChangeListener(url);
  return {
    db,
    fromNow: (milliseconds) => sql<string>`to_char(
      (clock_timestamp() + cast(${milliseconds} as integer) * interval '1 millisecond') at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    forUpdate: sql`for update`,
    nowMicros: () => sql<number>`cast(extract(epoch from statement_timestamp()) * 1000000 as bigint)`,
    async lockFeed(transaction) {
      // The server frees it after the commit has become visible, and also where the connection is lost.
      await sql`select pg_advisory_xact_lock(${sql.lit(feedLock)}), pg_notify(${sql.lit(changeChannel)}, '')`.execute(
        transaction,
      );
    },
    changed: (signal) => listener.changed(signal),
    async close() {
      await listener.close();
      await db.destroy();
    },
  };
}
