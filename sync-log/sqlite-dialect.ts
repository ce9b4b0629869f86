import type { DatabaseSync } from 'node:sqlite';
import { SqliteDialect, SqliteDriver } from 'kysely';
import { asKyselyDatabase } from './sqlite-database.ts';
import { untilFree } from './until-free.ts';

/**
 * kysely's dialect with transactions that take the write lock when they begin: one that read first and wrote then
 * could be refused in the middle, because another connection wrote in between.
 */
export class WritingSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: asKyselyDatabase(database) });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new WritingSqliteDriver(this.#database);
  }
}

class WritingSqliteDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: asKyselyDatabase(database) });
    this.#database = database;
  }

  override async beginTransaction(): Promise<void> {
    await beginWriting(this.#database);
  }
}

/**
 * Begins a transaction that may write, as soon as no other connection does. Waits without blocking, because that
 * connection may be one of this same process.
 * @throws SyncLogError where the lock is not free in time
 */
export async function beginWriting(database: DatabaseSync): Promise<void> {
  const { timeout } = database.prepare('PRAGMA busy_timeout').get() ?? {};
  await untilFree(() => {
    database.exec('PRAGMA busy_timeout = 0');
    try {
      database.exec('BEGIN IMMEDIATE');
    } finally {
      database.exec(`PRAGMA busy_timeout = ${Number(timeout)}`);
    }
  });
}
