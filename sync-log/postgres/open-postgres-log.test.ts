import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { findPostgres, startPostgres, type PrivatePostgres } from '../../tools/private-postgres.ts';
import { eventually } from '../../test/support/eventually.ts';
import { openSyncLog } from '../open-sync-log.ts';
import { anyResult } from '../testing/any-result.ts';
import { toSyncLogError } from './postgres-error.ts';

const programs = findPostgres(process.env);
const describeOnServer = programs === null ? describe.skip : describe;
const note = programs === null ? ' (skipped: no initdb and postgres found)' : '';

async function messageOf(attempt: Promise<unknown>): Promise<string> {
  const failure: unknown = await attempt.then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ name: 'SyncLogError' });
  return String(failure);
}

describeOnServer(`a log in PostgreSQL${note}`, () => {
  let server: PrivatePostgres;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres(programs ?? '');
  });
  afterAll(async () => {
    await server.stop();
  });
  beforeEach(async () => {
    url = await server.createDatabase();
  });

  async function ask<Row>(statement: string): Promise<Row[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  }

  test('is made once where several processes open it for the first time at once', async () => {
    const script = `
      const { openSyncLog } = await import(process.argv[1]);
      const log = await openSyncLog(process.argv[2]);
      await log.ping();
      await log.close();
      process.stdout.write('opened');`;
    const module = new URL('../open-sync-log.ts', import.meta.url).href;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, module, url]);
    const here = Array.from({ length: 4 }, () => openSyncLog(url));
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.map(({ stdout }) => stdout)).toEqual(['opened', 'opened', 'opened']);
    for (const log of await Promise.all(here)) await log.close();
  });

  test('leaves no connection behind when it is closed, followed or not', async () => {
    const log = await openSyncLog(url);
    const leaving = new AbortController();
    const next = log.follow(null, leaving.signal)[Symbol.asyncIterator]().next();
    await log.record(anyResult('1'));
    expect((await next).value).toMatchObject({ result: { syncId: '1' } });
    leaving.abort();
    await log.close();
    await eventually('its connections are gone', async () => {
      const [row] = await ask<{ count: string }>(
        "select count(*) from pg_stat_activity where application_name = 'customer-sync' and datname = current_database()",
      );
      return row?.count === '0';
    });
  });

  test('goes on with new connections after the server has ended the old ones', async () => {
    const log = await openSyncLog(url);
    await log.record(anyResult('1'));
    const following = log.follow(await log.end(), AbortSignal.timeout(30_000))[Symbol.asyncIterator]();
    const next = following.next();
    await eventually('it listens', async () => {
      return (await ask("select 1 from pg_stat_activity where query like 'listen%'")).length > 0;
    });
    await ask(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'customer-sync' and datname = current_database()",
    );
    await eventually('it answers again', () =>
      log.record(anyResult('2')).then(
        () => true,
        () => false,
      ),
    );
    expect((await next).value).toMatchObject({ result: { syncId: '2' } });
    await log.close();
  });

  test('is not held up for ever by a process that stands still in the middle of a write', async () => {
    const log = await openSyncLog(url);
    const standing = new Client({ connectionString: url, idle_in_transaction_session_timeout: 500 });
    const lost = new Promise((resolve) => standing.on('error', resolve));
    await standing.connect();
    await standing.query('begin');
    await standing.query('select pg_advisory_xact_lock(7305914208813)');
    await log.record(anyResult('1'));
    await lost;
    expect(await log.find('1')).not.toBeNull();
    await log.close();
  });

  test('keeps what one writer adds apart from what another has not committed yet', async () => {
    const log = await openSyncLog(url);
    await log.record(anyResult('1'));
    const slow = new Client({ connectionString: url });
    await slow.connect();
    await slow.query('begin');
    await slow.query('select pg_advisory_xact_lock(7305914208813)');
    const waiting = log.record(anyResult('2'));
    await slow.query(
      "insert into syncs (sync_id, workflow_id, run_id, trigger_kind, dry_run, outcome, tracking_guid, started_at, finished_at, changes, mapping, steps, error, warnings, links) select 'slow', workflow_id, 'slow', trigger_kind, dry_run, outcome, tracking_guid, started_at, finished_at, changes, mapping, steps, error, warnings, links from syncs",
    );
    const seen = await log.list({ limit: 9, order: 'asc' });
    expect(seen.items.map(({ syncId }) => syncId)).toEqual(['1']);
    await slow.query('commit');
    await waiting;
    const rest = await log.list({ limit: 9, order: 'asc', cursor: seen.nextCursor ?? '' });
    expect(rest.items.map(({ syncId }) => syncId)).toEqual(['slow', '2']);
    await slow.end();
    await log.close();
  });

  test.each([
    [
      'a wrong password',
      (right: string) => right.replace(/:[0-9a-f]+@/, ':wrong-secret@'),
      /refuses the user or the password/,
    ],
    [
      'a user it does not know',
      (right: string) => right.replace('tester:', 'nobody:'),
      /refuses the user or the password/,
    ],
    ['a database that is not there', (right: string) => right.replace(/test_\d+$/, 'elsewhere'), /no such database/],
    ['a server without encryption', (right: string) => `${right}?sslmode=require`, /encryption/],
  ])('cannot be opened with %s, and says so without the password', async (_name, change, reason) => {
    const wrong = change(url);
    const message = await messageOf(openSyncLog(wrong));
    expect(message).toMatch(reason);
    expect(message).toMatch(/SYNC_LOG_URL/);
    expect(message).not.toContain(new URL(wrong).password);
  });

  test('that a newer version wrote is refused', async () => {
    await (await openSyncLog(url)).close();
    await ask("insert into kysely_migration values ('9999-future', '2030-01-01T00:00:00Z')");
    await ask("delete from kysely_migration where name = '0001-create-syncs'");
    expect(await messageOf(openSyncLog(url))).toMatch(/newer version/);
  });

  test('whose server went away is told as such, not as an error of the driver', async () => {
    const own = await startPostgres(programs ?? '');
    const log = await openSyncLog(await own.createDatabase());
    await own.stop();
    expect(await messageOf(log.ping())).toMatch(/PostgreSQL at 127\.0\.0\.1:\d+\/test_1 \(/);
    await log.close();
  });
});

describe('a server that is not there', () => {
  let silent: Server;
  afterEach(() => new Promise<void>((resolve) => void silent.close(() => resolve())));

  test('is named by host, port and database, without user and password', async () => {
    silent = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const message = await messageOf(openSyncLog(`postgres://me:secret@127.0.0.1:${port}/customer_sync`));
    expect(message).toContain(`127.0.0.1:${port}/customer_sync (the connection was lost)`);
    expect(message).not.toMatch(/secret|me:/);
  });
});

describe('the reason', () => {
  const place = { host: 'db', port: 5432, database: 'log' };

  test.each([
    [Object.assign(new Error('connect ECONNREFUSED secret'), { code: 'ECONNREFUSED' }), 'no server answers there'],
    [Object.assign(new Error('canceling statement secret'), { code: '57014' }), 'a statement took too long'],
    [Object.assign(new Error('Key (x)=(secret) exists'), { code: '23505' }), 'error 23505'],
    [Object.assign(new Error('secret'), { code: 'secret text' }), 'Error'],
    [new Error('timeout exceeded when trying to connect'), 'the server does not answer, or all connections are in use'],
    [new Error('Connection terminated unexpectedly'), 'the connection was lost'],
    ['secret', 'an unknown error'],
  ])('of %p is told as "%s"', (error, reason) => {
    const { message } = toSyncLogError(error, place);
    expect(message).toContain(`db:5432/log (${reason}).`);
    expect(message).not.toContain('secret');
  });
});
