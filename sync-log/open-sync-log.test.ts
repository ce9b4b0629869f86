import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { migrationsOf } from './migrations/index.ts';
import { openSyncLog } from './open-sync-log.ts';
import { sqliteColumns } from './sqlite-columns.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sync-log-open-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const emptyPage = { items: [], nextCursor: null };

describe('opening', () => {
  it('makes the directory, for this user only, and the tables', async () => {
    const path = join(directory, 'a', 'b', 'sync-log.db');
    const log = await openSyncLog(`sqlite:${path}`);
    expect(await log.list({ limit: 1, order: 'desc' })).toEqual(emptyPage);
    await log.close();
    expect((await stat(join(directory, 'a', 'b'))).mode & 0o077).toBe(0);
  });

  it('works in memory, without a file', async () => {
    const log = await openSyncLog('sqlite::memory:');
    expect(await log.list({ limit: 1, order: 'desc' })).toEqual(emptyPage);
    await log.close();
    expect(await readdir(directory)).toEqual([]);
  });

  it('takes an absolute path behind slashes too', async () => {
    const log = await openSyncLog(`sqlite://${join(directory, 'x.db')}`);
    await log.close();
    expect(await readdir(directory)).toContain('x.db');
  });

  it('again changes nothing', async () => {
    const path = join(directory, 'x.db');
    for (let round = 0; round < 2; round += 1) {
      const log = await openSyncLog(`sqlite:${path}`);
      await log.close();
    }
    const database = new DatabaseSync(path);
    const applied = database.prepare('select name from kysely_migration order by name').all();
    database.close();
    expect(applied.map((row) => row['name'])).toEqual(Object.keys(migrationsOf(sqliteColumns)));
  });

  it('from several places in this process at once makes the tables once', async () => {
    const logs = await Promise.all(Array.from({ length: 5 }, () => openSyncLog(`sqlite:${join(directory, 'x.db')}`)));
    for (const log of logs) expect(await log.list({ limit: 1, order: 'desc' })).toEqual(emptyPage);
    await Promise.all(logs.map((log) => log.close()));
  });

  it('from several processes at once makes the tables once', async () => {
    const script = `
      const { openSyncLog } = await import(process.argv[1]);
      const log = await openSyncLog(process.argv[2]);
      await log.ping();
      await log.close();
      process.stdout.write('opened');`;
    const module = new URL('./open-sync-log.ts', import.meta.url).href;
    const url = `sqlite:${join(directory, 'x.db')}`;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, module, url]);
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.map((each) => each.stdout)).toEqual(['opened', 'opened', 'opened']);
  });

  it('waits while another process holds the write lock, and then goes on', async () => {
    const path = join(directory, 'x.db');
    const holder = new DatabaseSync(path);
    holder.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
    const opening = openSyncLog(`sqlite:${path}`);
    setTimeout(() => holder.exec('COMMIT'), 60);
    const log = await opening;
    await expect(log.ping()).resolves.toBeUndefined();
    await log.close();
    holder.close();
  });
});

describe('a log that cannot be opened says so in one sentence with a way out', () => {
  it('where a file stands in the place of its directory', async () => {
    await writeFile(join(directory, 'file'), '');
    const opening = openSyncLog(`sqlite:${join(directory, 'file', 'x.db')}`);
    await expect(opening).rejects.toThrow(
      /cannot be opened at .*x\.db .*Give this user write permission.*SYNC_LOG_URL/,
    );
  });

  it('where the file is no database', async () => {
    await writeFile(join(directory, 'x.db'), 'not a database, but longer than the header of one '.repeat(50));
    await expect(openSyncLog(`sqlite:${join(directory, 'x.db')}`)).rejects.toThrow('not a database');
  });

  it('where the directory may not be written', async () => {
    const closed = join(directory, 'closed');
    await chmod(directory, 0o755);
    await mkdir(closed, { mode: 0o555 });
    await asOrdinaryUser(async () => {
      await expect(openSyncLog(`sqlite:${join(closed, 'x.db')}`)).rejects.toThrow('write permission');
      await expect(openSyncLog(`sqlite:${join(closed, 'sub', 'x.db')}`)).rejects.toThrow('write permission');
    });
  });

  it('where the file may be read but not written', async () => {
    const path = join(directory, 'x.db');
    await chmod(directory, 0o777);
    const empty = new DatabaseSync(path);
    empty.exec('create table other (id integer)');
    empty.close();
    await chmod(path, 0o444);
    await asOrdinaryUser(async () => {
      await expect(openSyncLog(`sqlite:${path}`)).rejects.toThrow(/this user (may write|write permission)/);
    });
  });

  it('where a newer version wrote it', async () => {
    const path = join(directory, 'x.db');
    await (await openSyncLog(`sqlite:${path}`)).close();
    const newer = new DatabaseSync(path);
    newer.exec(
      "delete from kysely_migration; insert into kysely_migration values ('9999-future', '2030-01-01T00:00:00Z')",
    );
    newer.close();
    await expect(openSyncLog(`sqlite:${path}`)).rejects.toThrow('newer version');
  });

  it.each([
    '',
    'sqlite:',
    'sqlite:  ',
    'mysql://user:secret@db',
    'postgres:secret',
    'postgres://',
    'postgres://user:secret@db:port/x',
    'postgresql://u:secret@[/x',
    '/var/lib/x.db',
    'secret',
  ])('without repeating it, for the address "%s"', async (url) => {
    const failure: unknown = await openSyncLog(url).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'SyncLogError' });
    expect(String(failure)).not.toContain('secret');
  });
});

/** Permissions do not bind root, as which tests run in a container. */
async function asOrdinaryUser(check: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return await check();
  process.seteuid?.(65_534);
  try {
    await check();
  } finally {
    process.seteuid?.(0);
  }
}
