import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { ColumnKinds } from './database.ts';
import { migrationsOf } from './migrations/index.ts';
import { postgresColumns } from './postgres/postgres-columns.ts';
import type { SyncLogSchema } from './schema.ts';
import { sqliteColumns } from './sqlite-columns.ts';
import { beginWriting } from './sqlite-dialect.ts';
import { reasonOf, SyncLogError } from './sync-log-error.ts';

/**
 * Brings the tables up to date: all pending migrations in one transaction, or none. Safe where several processes start
 * at once: the one that gets the write lock migrates, the others wait and then find nothing to do.
 *
 * kysely takes no lock on SQLite, hence our own.
 * @throws SyncLogError where a migration fails or the lock is not had in time
 */
export async function migrateSqlite(db: Kysely<SyncLogSchema>, database: DatabaseSync): Promise<void> {
  const migrator = migratorOf(db, sqliteColumns);
  if (await isUpToDate(migrator)) return;
  try {
    await beginWriting(database);
    await toLatest(migrator);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error instanceof SyncLogError ? error : migrationFailed(error);
  }
}

/**
 * The same on PostgreSQL, where kysely's own advisory lock keeps processes apart.
 * @param openPatient a connection pool without a limit on statements: a migration takes what it takes, and waits for
 *   another process's
 */
export async function migratePostgres(
  db: Kysely<SyncLogSchema>,
  openPatient: () => Kysely<SyncLogSchema>,
): Promise<void> {
  if (await isUpToDate(migratorOf(db, postgresColumns))) return;
  const patient = openPatient();
  try {
    await toLatest(migratorOf(patient, postgresColumns));
  } finally {
    await patient.destroy();
  }
}

function migratorOf(db: Kysely<SyncLogSchema>, columns: ColumnKinds): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrationsOf(columns)) },
    // Migrations that were made side by side touch different things; which of them comes first does not matter.
    allowUnorderedMigrations: true,
  });
}

async function isUpToDate(migrator: Migrator): Promise<boolean> {
  const known = await migrator.getMigrations();
  return known.every((migration) => migration.executedAt !== undefined);
}

async function toLatest(migrator: Migrator): Promise<void> {
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  throw error instanceof SyncLogError ? error : migrationFailed(error);
}

function migrationFailed(cause: unknown): SyncLogError {
  return new SyncLogError(
    `The tables of the sync log cannot be brought up to date (${reasonOf(cause)}). ` +
      'Check that this user may write them, and that they were not written by a newer version of customer-sync.',
    { cause },
  );
}
