import { mkdtemp, rm, stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { asKyselyDatabase, openSqlite } from './sqlite-database.ts';
import { SyncLogError } from './sync-log-error.ts';

let database: DatabaseSync;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec("create table fruits (name text, weight integer); insert into fruits values ('apple', 3), ('pear', 5)");
});

afterEach(() => database.close());

describe('a query that comes again', () => {
  test('is not prepared again', () => {
    const kept = asKyselyDatabase(database);
    expect(kept.prepare('select name from fruits')).toBe(kept.prepare('select name from fruits'));
  });

  test('takes other parameters', () => {
    const kept = asKyselyDatabase(database);
    const namesFrom = (weight: number) => kept.prepare('select name from fruits where weight >= ?').all([weight]);
    expect(namesFrom(3)).toEqual([{ name: 'apple' }, { name: 'pear' }]);
    expect(namesFrom(4)).toEqual([{ name: 'pear' }]);
    expect(namesFrom(6)).toEqual([]);
  });

  test('sees what was written since', () => {
    const kept = asKyselyDatabase(database);
    const weigh = () => kept.prepare('select sum(weight) as sum from fruits').all([]);
    expect(weigh()).toEqual([{ sum: 8 }]);
    kept.prepare('insert into fruits values (?, ?)').run(['plum', 1]);
    kept.prepare('insert into fruits values (?, ?)').run(['melon', 20]);
    expect(weigh()).toEqual([{ sum: 29 }]);
  });

  test('sees columns that a migration has added since', () => {
    const kept = asKyselyDatabase(database);
    const first = () => kept.prepare('select * from fruits limit 1').all([]);
    expect(first()).toEqual([{ name: 'apple', weight: 3 }]);
    database.exec("alter table fruits add column colour text default 'green'");
    expect(first()).toEqual([{ name: 'apple', weight: 3, colour: 'green' }]);
  });

  test('can be run after a run of it failed', () => {
    database.exec('create unique index names on fruits (name)');
    const kept = asKyselyDatabase(database);
    const add = (name: string) => kept.prepare('insert into fruits values (?, 1)').run([name]);
    expect(() => add('apple')).toThrow('UNIQUE');
    expect(add('plum').changes).toBe(1);
  });
});

test('only so many queries are kept, the newest ones', () => {
  const kept = asKyselyDatabase(database);
  const [first, second] = [kept.prepare('select 1'), kept.prepare('select 2')];
  for (let number = 3; number <= 201; number += 1) kept.prepare(`select ${number}`);
  expect(kept.prepare('select 2')).toBe(second);
  expect(kept.prepare('select 1')).not.toBe(first);
});

test('what is neither text, number nor null is refused', () => {
  const kept = asKyselyDatabase(database);
  expect(() => kept.prepare('select ?').all([true])).toThrow('stores text, numbers and null, not boolean');
});

test('the file and what SQLite puts beside it are for this user only', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sync-log-'));
  const file = join(directory, 'sync-log.db');
  const opened = await openSqlite(file);
  opened.exec('create table results (id text)');
  const modes = await Promise.all([file, `${file}-wal`].map(async (path) => (await stat(path)).mode & 0o777));
  opened.close();
  await rm(directory, { recursive: true });
  expect(modes).toEqual([0o600, 0o600]);
});

describe('a statement that fails', () => {
  test('for want of room is a log that is away', () => {
    database.exec('pragma max_page_count = 2');
    const add = asKyselyDatabase(database).prepare('insert into fruits values (?, 1)');
    const fill = (): unknown => Array.from({ length: 100 }, () => add.run(['x'.repeat(1_000)]));
    expect(fill).toThrow(SyncLogError);
    expect(fill).toThrow('database or disk is full');
  });

  test('for a fault of ours stays one', () => {
    database.exec('create unique index once on fruits (name)');
    const add = asKyselyDatabase(database).prepare('insert into fruits values (?, 1)');
    expect(() => add.run(['pear'])).toThrow(/UNIQUE constraint failed/);
    expect(() => add.run(['pear'])).not.toThrow(SyncLogError);
  });
});
