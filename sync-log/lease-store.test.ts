import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { WritePlan } from '../customer/write-plan.ts';
import type { CustomerLease, CustomerLeases, FinishedWrite } from './customer-leases.ts';
import { openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';

const plan: WritePlan = {
  outcome: 'created',
  changes: [{ field: 'FirstName', kind: 'field', before: null, after: 'Ada', from: 'sent' }],
};
const done: FinishedWrite = { ...plan, ipaasId: '150713', warnings: [] };
const response = { responseId: 'resp_1', createdAt: '2026-11-01T00:00:00.000Z' };
const newer = { responseId: 'resp_2', createdAt: '2026-11-02T00:00:00.000Z' };

let directory: string;
let log: SyncLog;
let leases: CustomerLeases;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'leases-'));
  log = await openSyncLog(`sqlite:${join(directory, 'log.db')}`);
  leases = log.leases;
});
afterEach(async () => {
  jest.useRealTimers();
  await log.close();
  await rm(directory, { recursive: true });
});

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
    const logs = await Promise.all(
      [1, 2, 3, 4].map(async () => await openSyncLog(`sqlite:${join(directory, 'log.db')}`)),
    );
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
    jest.useFakeTimers({ now: Date.now() + 149_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    expect(await leases.acquire('CUST-1', 'sync-2')).toBeNull();
    jest.setSystemTime(Date.now() + 2_000);
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
    jest.useFakeTimers({ now: Date.now() + 200_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const holder = await take('sync-2');
    await expect(leases.noteWrite(lost, plan)).rejects.toMatchObject({ code: 'CustomerBusy' });
    await leases.release(lost);
    await leases.complete(lost, newer, done);
    await expect(leases.noteWrite(holder, plan)).resolves.toBeUndefined();
    expect(await leases.newest('CUST-1')).toBeNull();
  });

  test('and its plan is not told to the other', async () => {
    await leases.noteWrite(await take('sync-1'), plan);
    jest.useFakeTimers({ now: Date.now() + 200_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
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
