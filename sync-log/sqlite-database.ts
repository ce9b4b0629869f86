/** Node's own SQLite file, opened, and in the shape that kysely's SQLite driver expects. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { reasonOf, SyncLogError } from './sync-log-error.ts';
import { untilFree } from './until-free.ts';

const inMemory = ':memory:';

/** Enough for every query with every filter that people combine. */
const keptStatements = 200;

/** How long a write waits for another process's write, in milliseconds. A write takes well under one. */
const busyTimeoutMs = 5_000;

/**
 * Opens the file, and makes it and its directory where they are missing, for this user only: results name customers.
 * @throws SyncLogError where that is not possible
 */
export async function openSqlite(path: string): Promise<DatabaseSync> {
  const place = path === inMemory ? inMemory : resolve(path);
  let database: DatabaseSync | null = null;
  try {
    if (place !== inMemory) makeFile(place);
    database = new DatabaseSync(place, { timeout: busyTimeoutMs });
    await prepareConnection(database);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof SyncLogError ? error : cannotOpen(place, error);
  }
}

/** SQLite would make the file readable for everybody; what it makes beside it takes the file's permissions. */
function makeFile(place: string): void {
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  closeSync(openSync(place, 'a', 0o600));
}

async function prepareConnection(database: DatabaseSync): Promise<void> {
  // Readers and one writer at the same time; kept in the file.
  await untilFree(() => database.exec('PRAGMA journal_mode = WAL'));
  // NORMAL loses nothing when a process dies (only, at worst, the last writes when the machine does).
  database.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  // The ids of a large bulk change pages all over an index. With so many at hand, and the changes of one page over some
  // time copied from the write-ahead log at once, adding them takes half the time. (16 MB each.)
  database.exec('PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000');
}

/**
 * kysely prepares every query anew, which costs more than to read one row. The same few texts come again and again, with
 * other parameters; kysely lets no two queries have a connection at once, so none meets its statement in use.
 * @returns the database as kysely's `SqliteDialect` takes it
 */
export function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = asKyselyStatement(database.prepare(sql));
    const [oldest] = prepared.keys();
    if (oldest !== undefined && prepared.size >= keptStatements) prepared.delete(oldest);
    prepared.set(sql, statement);
    return statement;
  };
  return { prepare, close: () => database.close() };
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    // Only a statement that gives rows has columns; INSERT … RETURNING does.
    reader: statement.columns().length > 0,
    all: (parameters) => telling(() => statement.all(...parameters.map(asInput))),
    run: (parameters) => telling(() => statement.run(...parameters.map(asInput))),
    iterate: (parameters) => telling(() => statement.iterate(...parameters.map(asInput))),
  };
}

/** A full disk, a failing one, a file that somebody keeps: the log is away, and whoever needs it waits. */
function telling<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!isSqliteError(error) || !isAway(error.errcode)) throw error;
    throw new SyncLogError(
      `The sync log cannot be used (${reasonOf(error)}). Look at its disk and at who else uses it.`,
      {
        cause: error,
      },
    );
  }
}

/** By SQLite's primary result codes: PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB. */
const awayCodes: ReadonlySet<number> = new Set([3, 5, 6, 8, 10, 11, 13, 14, 26]);

function isAway(extendedCode: number): boolean {
  return awayCodes.has(extendedCode % 256);
}

function isSqliteError(error: unknown): error is { errcode: number } {
  return typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number';
}

function asInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw new TypeError(`The sync log stores text, numbers and null, not ${typeof value}.`);
}

function cannotOpen(place: string, cause: unknown): SyncLogError {
  return new SyncLogError(
    `The sync log cannot be opened at ${place} (${reasonOf(cause)}). ` +
      'Give this user write permission for that directory, or set SYNC_LOG_URL to a file in another one.',
    { cause },
  );
}
