/** Both databases, for suites that must hold on each: `describe.each(testDatabases)('… on $name', ({ create }) => …)`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { findPostgres, startPostgres, type PrivatePostgres } from '../../tools/private-postgres.ts';

export interface TestStore {
  /** For openSyncLog, as often as a test wants. */
  url: string;
  remove(): Promise<void>;
}

interface TestDatabase {
  name: 'SQLite' | 'PostgreSQL';
  /** An empty log's place of its own. */
  create: () => Promise<TestStore>;
}

const programs = findPostgres(process.env);
if (programs === null) {
  process.stderr.write('Tests on PostgreSQL skipped: no initdb and postgres found. Install them, or set PG_BIN.\n');
}

let server: Promise<PrivatePostgres> | null = null;
afterAll(async () => {
  await (await server)?.stop();
});

async function createSqlite(): Promise<TestStore> {
  const directory = await mkdtemp(join(tmpdir(), 'sync-log-'));
  return {
    url: `sqlite:${join(directory, 'sync-log.db')}`,
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** One server for a test file, started by the first test that wants it. */
async function createPostgres(): Promise<TestStore> {
  server ??= startPostgres(programs ?? '');
  return { url: await (await server).createDatabase(), remove: () => Promise.resolve() };
}

const sqlite: TestDatabase = { name: 'SQLite', create: createSqlite };
const postgres: TestDatabase = { name: 'PostgreSQL', create: createPostgres };

export const testDatabases: readonly TestDatabase[] = programs === null ? [sqlite] : [sqlite, postgres];
