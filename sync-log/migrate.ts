import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { SyncLogSchema } from './schema.ts';
import { reasonOf, SyncLogError } from './sync-log-error.ts';
import { untilFree } from './until-free.ts';

/**
 * Brings the tables up to date: all pending migrations in one transaction, or none. Safe where several processes start
 * at once: the one that gets the write lock migrates, the others wait and then find nothing to do.
 *
 * kysely takes no lock on SQLite, hence our own.
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
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

async function isUpToDate(migrator: Migrator): Promise<boolean> {
  const known = await migrator.getMigrations();
  return known.every((migration) => migration.executedAt !== undefined);
}

async function acquireWriteLock(database: DatabaseSync): Promise<void> {
  const { timeout } = database.prepare('PRAGMA busy_timeout').get() ?? {};
  database.exec('PRAGMA busy_timeout = 0');
  try {
    await untilFree(() => database.exec('BEGIN IMMEDIATE'));
  } catch (error) {
    throw error instanceof SyncLogError ? error : migrationFailed(error);
  } finally {
    database.exec(`PRAGMA busy_timeout = ${Number(timeout)}`);
  }
}

function migrationFailed(cause: unknown): SyncLogError {
  return new SyncLogError(
    `The tables of the sync log cannot be brought up to date (${reasonOf(cause)}). ` +
      'Check that this user may write the file, and that it was not written by a newer version of customer-sync.',
    { cause },
  );
}
