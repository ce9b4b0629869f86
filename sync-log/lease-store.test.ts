import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { WritePlan } from '../customer/write-plan.ts';
import type { CustomerLease, CustomerLeases, FinishedWrite } from './customer-leases.ts';
import { openDatabase, openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

const plan: WritePlan = {
  outcome: 'created',
  changes: [{ field: 'FirstName', kind: 'field', before: null, after: 'Ada', from: 'sent' }],
};
const done: FinishedWrite = { ...plan, ipaasId: '150713', warnings: [] };
const response = { responseId: 'resp_1', createdAt: '2026-11-01T00:00:00.000Z' };
const newer = { responseId: 'resp_2', createdAt: '2026-11-02T00:00:00.000Z' };

describe.each(testDatabases)('leases on $name', ({ create }) => {
  let store: TestStore;
  let log: SyncLog;
  let leases: CustomerLeases;
  beforeEach(async () => {
    store = await create();
    log = await openSyncLog(store.url);
    leases = log.leases;
  });
  afterEach(async () => {
    await log.close();
    await store.remove();
  });

  /** Moves the end of every lease instead of the clock, which may be the server's. */
  async function letPass(seconds: number): Promise<void> {
    const database = await openDatabase(store.url);
    const held = await database.db.selectFrom('customer_leases').select(['customer_number', 'expires_at']).execute();
    for (const { customer_number, expires_at } of held) {
      if (expires_at === null) continue;
      const earlier = new Date(Date.parse(expires_at) - seconds * 1_000).toISOString();
      await database.db
        .updateTable('customer_leases')
        .set({ expires_at: earlier })
        .where('customer_number', '=', customer_number)
        .execute();
    }
    await database.close();
  }

  async function take(syncId: string, customer = 'CUST-1'): Promise<CustomerLease> {
    const lease = await leases.acquire(customer, syncId);
    if (lease === null) throw new Error(`${syncId} did not get ${customer}`);
    return lease;
  }

  describe('a customer', () => {
    test('is held by one sync at a time, and free again when it is done', async () => {
      const first = await take('sync-1');
      expect(await leases.acquire('CUST-1', 'sync-2')).toBeNull();
      await leases.release(first);
      expect((await take('sync-2')).token).toBeGreaterThan(first.token);
    });

    test('is held apart from every other customer', async () => {
      await take('sync-1', 'CUST-1');
      expect((await take('sync-2', 'CUST-2')).syncId).toBe('sync-2');
    });

    test('of many that want it at once, goes to exactly one, over several connections', async () => {
      const logs = await Promise.all([1, 2, 3, 4].map(async () => await openSyncLog(store.url)));
      const tries = Array.from(
        { length: 80 },
        async (_, index) => await logs[index % 4]?.leases.acquire('CUST-1', `sync-${index}`),
      );
      const got = (await Promise.all(tries)).filter((lease) => lease !== null && lease !== undefined);
      expect(got).toHaveLength(1);
      await Promise.all(logs.map(async (other) => await other.close()));
    });

    test('that a dead sync holds is free after a while', async () => {
      await take('sync-1');
      await letPass(100);
      expect(await leases.acquire('CUST-1', 'sync-2')).toBeNull();
      await letPass(51);
      expect(await leases.acquire('CUST-1', 'sync-2')).not.toBeNull();
    });
  });

  describe('the next attempt of the same sync', () => {
    test('takes the customer over at once, and the earlier attempt may not write any more', async () => {
      const earlier = await take('sync-1');
      const later = await take('sync-1');
      expect(later.token).toBe(earlier.token + 1);
      await expect(leases.noteWrite(earlier, plan)).rejects.toMatchObject({ code: 'CustomerBusy', retryable: true });
      await expect(leases.noteWrite(later, plan)).resolves.toBeUndefined();
    });

    test('knows what the earlier one was about to write, from the very first', async () => {
      await leases.noteWrite(await take('sync-1'), plan);
      const second = await take('sync-1');
      expect(second.plan).toEqual(plan);
      await leases.noteWrite(second, { outcome: 'updated', changes: [] });
      expect((await take('sync-1')).plan).toEqual(plan);
    });
  });

  describe('what a sync did', () => {
    test('is told to a later attempt of it, and to no other sync', async () => {
      await leases.complete(await take('sync-1'), response, done);
      expect(await leases.finished('sync-1')).toEqual(done);
      expect(await leases.finished('sync-2')).toBeNull();
    });

    test('is told too where it was skipped', async () => {
      const skipped: FinishedWrite = {
        outcome: 'skipped',
        ipaasId: '150713',
        changes: [],
        warnings: [{ code: 'OutsideSyncType', message: 'The collection only adds customers.' }],
      };
      await leases.complete(await take('sync-1'), null, skipped);
      expect(await leases.finished('sync-1')).toEqual(skipped);
      expect((await take('sync-2')).newest).toBeNull();
    });

    test('is not told while it has only begun', async () => {
      await leases.noteWrite(await take('sync-1'), plan);
      expect(await leases.finished('sync-1')).toBeNull();
    });

    test('is kept by the first attempt that finished, not by a late one', async () => {
      const late = await take('sync-1');
      await leases.complete(await take('sync-1'), response, done);
      await leases.complete(late, response, { ...done, outcome: 'unchanged' });
      expect(await leases.finished('sync-1')).toEqual(done);
    });
  });

  describe('a sync that lost the customer to another', () => {
    test('can neither write nor free nor finish', async () => {
      const lost = await take('sync-1');
      await letPass(200);
      const holder = await take('sync-2');
      await expect(leases.noteWrite(lost, plan)).rejects.toMatchObject({ code: 'CustomerBusy' });
      await leases.release(lost);
      await leases.complete(lost, newer, done);
      await expect(leases.noteWrite(holder, plan)).resolves.toBeUndefined();
      expect(await leases.newest('CUST-1')).toBeNull();
    });

    test('and its plan is not told to the other', async () => {
      await leases.noteWrite(await take('sync-1'), plan);
      await letPass(200);
      expect((await take('sync-2')).plan).toBeNull();
    });
  });

  describe('the newest response of a customer', () => {
    test('is unknown before the first write', async () => {
      expect(await leases.newest('CUST-1')).toBeNull();
      expect((await take('sync-1')).newest).toBeNull();
    });

    test('is told to every later sync', async () => {
      await leases.complete(await take('sync-1'), response, done);
      expect(await leases.newest('CUST-1')).toEqual(response);
      expect((await take('sync-2')).newest).toEqual(response);
    });

    test.each([
      ['a newer one takes its place', response, newer, newer],
      ['an older one does not', newer, response, newer],
      ['one without a time does not', response, { responseId: 'conv_1', createdAt: null }, response],
      ['one with a time takes the place of one without', { responseId: 'conv_1', createdAt: null }, response, response],
    ])('%s', async (_name, first, second, expected) => {
      await leases.complete(await take('sync-1'), first, done);
      await leases.complete(await take('sync-2'), second, done);
      expect(await leases.newest('CUST-1')).toEqual(expected);
    });

    test('is not changed by a sync that was skipped', async () => {
      await leases.complete(await take('sync-1'), response, done);
      await leases.complete(await take('sync-2'), null, { ...done, outcome: 'skipped', changes: [] });
      expect(await leases.newest('CUST-1')).toEqual(response);
    });

    test('is not changed by a sync that wrote nothing', async () => {
      await leases.complete(await take('sync-1'), response, done);
      await leases.release(await take('sync-2'));
      expect(await leases.newest('CUST-1')).toEqual(response);
    });
  });

  test('the end of a lease is a time of the log, by the clock of the database', async () => {
    await take('sync-1');
    const database = await openDatabase(store.url);
    const { rows } = await database.db.executeQuery<{ expires_at: string; in_form: string }>(
      sql`select expires_at, ${database.fromNow(150_000)} as in_form from customer_leases`.compile(database.db),
    );
    await database.close();
    const [row] = rows;
    expect(row?.expires_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(row?.in_form).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const apart = Date.parse(row?.in_form ?? '') - Date.parse(row?.expires_at ?? '');
    expect(apart).toBeGreaterThanOrEqual(0);
    expect(apart).toBeLessThan(30_000);
  });

  test('a customer number that holds what PostgreSQL cannot store is held like any other', async () => {
    const lease = await take('sync-1', 'CUST\0-1');
    expect(await leases.acquire('CUST\0-1', 'sync-2')).toBeNull();
    await leases.complete(lease, response, done);
    expect(await leases.newest('CUST\0-1')).toEqual(response);
  });

  test('of eight processes that compete for a customer, one at a time holds it, with ever greater tokens', async () => {
    const turns = 10;
    const runs = await Promise.all(
      Array.from({ length: 8 }, (_, index) => compete(store.url, `process-${index}`, turns)),
    );
    const held = runs.flat().sort((a, b) => a.token - b.token);
    expect(held).toHaveLength(8 * turns);
    expect(new Set(held.map(({ token }) => token)).size).toBe(8 * turns);
    // Each turn wrote down what it saw last when it began: had two been at it together, one would have missed the other.
    expect(held.map(({ before }) => before)).toEqual([null, ...held.slice(0, -1).map(({ responseId }) => responseId)]);
  }, 120_000);
});

interface Turn {
  token: number;
  responseId: string;
  before: string | null;
}

/** A process that takes the customer again and again, each time writes, and tells what was newest when it began. */
async function compete(url: string, name: string, turns: number): Promise<Turn[]> {
  const script = `
    const [module, url, name, turns] = process.argv.slice(1);
    const { openSyncLog } = await import(module);
    const { setTimeout: pause } = await import('node:timers/promises');
    const log = await openSyncLog(url);
    const told = [];
    while (told.length < Number(turns)) {
      const syncId = name + '-' + told.length;
      const lease = await log.leases.acquire('CUST-1', syncId);
      if (lease === null) { await pause(1 + Math.random() * 5); continue; }
      await log.leases.noteWrite(lease, { outcome: 'updated', changes: [] });
      await pause(1);
      const createdAt = new Date(Date.UTC(2026, 0, 1) + lease.token).toISOString();
      await log.leases.complete(lease, { responseId: syncId, createdAt },
        { outcome: 'updated', ipaasId: '1', changes: [], warnings: [] });
      told.push({ token: lease.token, responseId: syncId, before: lease.newest?.responseId ?? null });
    }
    await log.close();
    process.stdout.write(JSON.stringify(told));`;
  const module = new URL('./open-sync-log.ts', import.meta.url).href;
  const parameters = ['--input-type=module', '-e', script, module, url, name, String(turns)];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const turnsTaken: Turn[] = JSON.parse(told);
  return turnsTaken;
}
