import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { SyncLogSchema } from './schema.ts';
import { reasonOf, SyncLogError } from './sync-log-error.ts';

/** Another process may be migrating; its migration has to end in this time. */
const longestWaitMs = 30_000;
const betweenLooksMs = 20;
const busy = 5;

/**
 * Brings the tables up to date: all pending migrations in one transaction, or none. Safe where several processes start
 * at once: the one that gets the write lock migrates, the others wait and then find nothing to do.
 *
 * kysely takes no lock on SQLite, hence our own; it is waited for without blocking, because the connection that holds
 * it may be one of this same process.
 * @throws SyncLogError where a migration fails or the lock is not had in time
 */
export async function migrate(db: Kysely<SyncLogSchema>, database: DatabaseSync): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  if (await isUpToDate(migrator)) return;
  await acquireWriteLock(database);
  try {
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw migrationFailed(error);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

async function isUpToDate(migrator: Migrator): Promise<boolean> {
  const known = await migrator.getMigrations();
  return known.every((migration) => migration.executedAt !== undefined);
}

async function acquireWriteLock(database: DatabaseSync): Promise<void> {
  const giveUpAt = Date.now() + longestWaitMs;
  const { timeout } = database.prepare('PRAGMA busy_timeout').get() ?? {};
  database.exec('PRAGMA busy_timeout = 0');
  try {
    while (!triedLock(database)) {
      if (Date.now() > giveUpAt) {
        throw new SyncLogError(
          'The sync log is locked by another process. Stop the process that uses the file, then start again.',
        );
      }
      await delay(betweenLooksMs);
    }
  } finally {
    database.exec(`PRAGMA busy_timeout = ${Number(timeout)}`);
  }
}

function triedLock(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw migrationFailed(error);
  }
}

/** SQLite's extended codes carry the basic one in their lowest byte. */
function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && (Number(error.errcode) & 0xff) === busy;
}

function migrationFailed(cause: unknown): SyncLogError {
  return new SyncLogError(
    `The tables of the sync log cannot be brought up to date (${reasonOf(cause)}). ` +
      'Check that this user may write the file, and that it was not written by a newer version of customer-sync.',
    { cause },
  );
}
