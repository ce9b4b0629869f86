import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome, SyncResult } from '../customer/sync-result.ts';
import { openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';
import { anyResult, failedEarly } from './testing/any-result.ts';
import { takeBackTo } from './testing/older-log.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

const failed: Partial<SyncResult> = { outcome: 'failed' };

function customer(n: number): Pick<SyncResult, 'customer'> {
  return { customer: { ipaasId: '1', customerNumber: `CUST-${n}` } };
}

describe.each(testDatabases)('a failure on $name', ({ name, create }) => {
  let store: TestStore;
  let log: SyncLog;
  beforeEach(async () => {
    store = await create();
    log = await openSyncLog(store.url);
  });
  afterEach(async () => {
    await log.close();
    await store.remove();
  });

  async function resolvedBy(syncId: string): Promise<string | undefined> {
    return (await log.find(syncId))?.resolvedBy;
  }

  async function ids(resolved: boolean): Promise<string[]> {
    return (await log.list({ resolved, limit: 100, order: 'asc' })).items.map(({ syncId }) => syncId);
  }

  test.each<[Outcome, Outcome, boolean]>([
    ['failed', 'created', true],
    ['invalid', 'updated', true],
    ['rejected', 'unchanged', true],
    ['failed', 'skipped', false],
    ['failed', 'failed', false],
    ['failed', 'cancelled', false],
    ['cancelled', 'updated', false],
    ['skipped', 'updated', false],
    ['updated', 'updated', false],
  ])('%s, then %s: resolved is %j', async (first, second, isResolved) => {
    await log.record(anyResult('first', { outcome: first }));
    await log.record(anyResult('second', { outcome: second }));
    expect(await resolvedBy('first')).toBe(isResolved ? 'second' : undefined);
  });

  test('is resolved by the first success, with all that came before it', async () => {
    for (const id of ['1', '2']) await log.record(anyResult(id, failed));
    await log.record(anyResult('3'));
    await log.record(anyResult('4'));
    await log.record(anyResult('5', failed));
    expect(await Promise.all(['1', '2', '3', '4', '5'].map(resolvedBy))).toEqual([
      '3',
      '3',
      undefined,
      undefined,
      undefined,
    ]);
    expect(await ids(true)).toEqual(['1', '2']);
    expect(await ids(false)).toEqual(['5']);
  });

  test('is not resolved by a dry run, which mended nothing; that of a dry run is by a real one', async () => {
    await log.record(anyResult('1', { ...failed, dryRun: true }));
    await log.record(anyResult('2', { dryRun: true }));
    expect(await resolvedBy('1')).toBeUndefined();
    await log.record(anyResult('3'));
    expect(await resolvedBy('1')).toBe('3');
  });

  test('of another customer stays open', async () => {
    await log.record(anyResult('1', { ...failed, customer: { ipaasId: null, customerNumber: 'CUST-2' } }));
    await log.record(anyResult('2'));
    expect(await resolvedBy('1')).toBeUndefined();
  });

  test('that never came to know its customer is resolved by the same response, and by no other', async () => {
    await log.record(anyResult('1', failedEarly));
    await log.record(anyResult('2', { ...failedEarly, responseId: null }));
    await log.record(anyResult('3'));
    expect(await resolvedBy('1')).toBeUndefined();
    await log.record(anyResult('4', { responseId: 'resp_1' }));
    expect(await resolvedBy('1')).toBe('4');
    expect(await resolvedBy('2')).toBeUndefined();
  });

  test('of the same response, but of another customer, stays open', async () => {
    await log.record(anyResult('1', { ...failed, customer: { ipaasId: null, customerNumber: 'CUST-2' } }));
    await log.record(anyResult('2', { responseId: 'resp_1' }));
    expect(await resolvedBy('1')).toBeUndefined();
  });

  test('that is recorded again after it was resolved is told as the sync left it', async () => {
    await log.record(anyResult('1', failed));
    await log.record(anyResult('2'));
    expect(await log.record(anyResult('1', failed))).toEqual(anyResult('1', failed));
    expect(await resolvedBy('1')).toBe('2');
  });

  test('is not missed by a success that commits beside it', async () => {
    const other = await openSyncLog(store.url);
    const numbers = Array.from({ length: 25 }, (_, n) => n);
    await Promise.all(
      numbers.flatMap((n) => [
        log.record(anyResult(`failed-${n}`, { ...failed, ...customer(n) })),
        other.record(anyResult(`good-${n}`, customer(n))),
      ]),
    );
    await other.close();
    const { items } = await log.list({ limit: 100, order: 'asc' });
    const order = items.map(({ syncId }) => syncId);
    for (const n of numbers) {
      const isBefore = order.indexOf(`failed-${n}`) < order.indexOf(`good-${n}`);
      expect(await resolvedBy(`failed-${n}`)).toBe(isBefore ? `good-${n}` : undefined);
    }
  });

  const testOnSqlite = name === 'SQLite' ? test : test.skip;
  testOnSqlite('from before the log knew of this is looked at when the log is brought up to date', async () => {
    await log.record(anyResult('1', failed));
    await log.record(anyResult('2', failedEarly));
    await log.record(anyResult('3'));
    await log.record(anyResult('4', { responseId: 'resp_2' }));
    await log.record(anyResult('5', failed));
    await log.close();
    await takeBackTo('0004-add-preview', store.url.slice('sqlite:'.length));
    log = await openSyncLog(store.url);
    expect(await Promise.all(['1', '2', '3', '5'].map(resolvedBy))).toEqual(['3', '4', undefined, undefined]);
    expect(await ids(false)).toEqual(['5']);
  });
});
