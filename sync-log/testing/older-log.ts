import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationsOf } from '../migrations/index.ts';
import { sqliteColumns } from '../sqlite-columns.ts';
import { WritingSqliteDialect } from '../sqlite-dialect.ts';

/** Takes a log in SQLite back to how a release left it: `migration` is the last that it knew. Rows stay. */
export async function takeBackTo(migration: string, path: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new WritingSqliteDialect(new DatabaseSync(path)) });
  const provider = { getMigrations: () => Promise.resolve(migrationsOf(sqliteColumns)) };
  const { error } = await new Migrator({ db, provider, allowUnorderedMigrations: true }).migrateTo(migration);
  await db.destroy();
  if (error !== undefined) throw new Error(`The log cannot be taken back to ${migration}.`, { cause: error });
}
