import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';
import { anyResult, failedEarly } from './testing/any-result.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

describe.each(testDatabases)('whoever follows the log on $name', ({ create }) => {
  let store: TestStore;
  let log: SyncLog;
  let writer: SyncLog;
  beforeEach(async () => {
    store = await create();
    log = await openSyncLog(store.url);
    writer = await openSyncLog(store.url);
  });
  afterEach(async () => {
    await log.close();
    await writer.close();
    await store.remove();
  });

  test('gets what is there, and then each result as another process adds it', async () => {
    await writer.record(anyResult('1'));
    const leaving = new AbortController();
    const seen: string[] = [];
    for await (const { result } of log.follow(null, leaving.signal)) {
      seen.push(result.syncId);
      if (seen.length === 4) leaving.abort();
      else await writer.record(anyResult(String(seen.length + 1)));
    }
    expect(seen).toEqual(['1', '2', '3', '4']);
  });

  test('hears of its own process too, and soon', async () => {
    const following = log.follow(await log.end(), AbortSignal.timeout(20_000))[Symbol.asyncIterator]();
    const next = following.next();
    // Long enough to be waiting by then.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const started = Date.now();
    await log.record(anyResult('1'));
    expect((await next).value).toMatchObject({ result: { syncId: '1' } });
    expect(Date.now() - started).toBeLessThan(1_500);
  });

  test('goes on at the cursor of the last result, and can begin at the end', async () => {
    expect(await log.list({ limit: 1, order: 'asc', cursor: await log.end() })).toMatchObject({ items: [] });
    for (const id of ['1', '2', '3']) await writer.record(anyResult(id));
    const first = log.follow(null, AbortSignal.timeout(20_000))[Symbol.asyncIterator]();
    const { value } = await first.next();
    const cursor = value?.cursor ?? '';
    expect((await log.list({ limit: 9, order: 'asc', cursor })).items.map(({ syncId }) => syncId)).toEqual(['2', '3']);
    const again = log.follow(cursor, AbortSignal.timeout(20_000))[Symbol.asyncIterator]();
    expect((await again.next()).value).toMatchObject({ result: { syncId: '2' } });
    expect((await log.list({ limit: 9, order: 'asc', cursor: await log.end() })).items).toEqual([]);
  });

  test('gets only what was asked for', async () => {
    await writer.record(anyResult('1'));
    await writer.record(anyResult('2', failedEarly));
    const failures = log.follow(null, AbortSignal.timeout(20_000), { outcome: 'failed' })[Symbol.asyncIterator]();
    expect((await failures.next()).value).toMatchObject({ result: { syncId: '2' } });
  });

  test('is done when the signal is aborted, also while waiting', async () => {
    const leaving = new AbortController();
    const next = log.follow(null, leaving.signal)[Symbol.asyncIterator]().next();
    setTimeout(() => leaving.abort(), 50);
    expect(await next).toEqual({ done: true, value: undefined });
    const over = log.follow(null, leaving.signal)[Symbol.asyncIterator]().next();
    expect(await over).toEqual({ done: true, value: undefined });
  });

  test('is refused with a cursor that is none', async () => {
    const next = log.follow('x', AbortSignal.timeout(20_000))[Symbol.asyncIterator]().next();
    await expect(next).rejects.toMatchObject({ code: 'InvalidInput' });
  });
});
