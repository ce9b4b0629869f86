import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSyncLog } from './open-sync-log.ts';
import { startRetention } from './start-retention.ts';
import type { SyncLog } from './sync-log.ts';
import { anyResult, failedEarly } from './testing/any-result.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

describe.each(testDatabases)('old results on $name', ({ create }) => {
  let store: TestStore;
  let log: SyncLog;
  beforeEach(async () => {
    store = await create();
    log = await openSyncLog(store.url);
    await log.record(anyResult('1', { finishedAt: '2026-07-01T00:00:00.000Z' }));
    await log.record(anyResult('2', { finishedAt: '2026-07-01T23:59:59.999Z', outcome: 'created' }));
    await log.record(anyResult('3', { ...failedEarly, finishedAt: '2026-07-01T12:00:00.000Z' }));
    await log.record(anyResult('4', { finishedAt: '2026-07-02T00:00:00.000Z' }));
    await log.record(anyResult('5', { finishedAt: '2026-07-02T01:00:00.000Z', dryRun: true }));
    await log.record(anyResult('6', { finishedAt: '2026-07-02T02:00:00.000Z' }));
  });
  afterEach(async () => {
    await log.close();
    await store.remove();
  });

  async function left(): Promise<string[]> {
    return (await log.list({ limit: 1_000, order: 'asc' })).items.map(({ syncId }) => syncId);
  }

  test('are deleted, and only those from before the time', async () => {
    expect(await log.purge(new Date('2026-07-02T00:00:00.000Z'))).toBe(3);
    expect(await left()).toEqual(['4', '5', '6']);
    expect(await log.purge(new Date('2026-07-02T00:00:00.000Z'))).toBe(0);
  });

  test('stay in the counts, which no purge changes', async () => {
    const before = await log.counts({});
    expect(before).toEqual([
      { day: '2026-07-01', outcome: 'created', errorCode: null, dryRun: false, count: 1 },
      { day: '2026-07-01', outcome: 'failed', errorCode: 'AuthenticationFailure', dryRun: false, count: 1 },
      { day: '2026-07-01', outcome: 'updated', errorCode: null, dryRun: false, count: 1 },
      { day: '2026-07-02', outcome: 'updated', errorCode: null, dryRun: false, count: 2 },
      { day: '2026-07-02', outcome: 'updated', errorCode: null, dryRun: true, count: 1 },
    ]);
    for (const until of ['2026-07-01T12:00:00.000Z', '2026-07-02T00:30:00.000Z', '2026-08-01T00:00:00.000Z']) {
      await log.purge(new Date(until));
      expect(await log.counts({})).toEqual(before);
    }
    expect(await left()).toEqual([]);
  });

  test('are counted from the day on that is asked for', async () => {
    await log.purge(new Date('2026-07-02T00:30:00.000Z'));
    expect((await log.counts({ since: '2026-07-02T12:00:00Z' })).map(({ count }) => count)).toEqual([2, 1]);
    expect(await log.counts({ since: '2026-07-03' })).toEqual([]);
    await expect(log.counts({ since: 'lately' })).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  test('are deleted and counted once where several processes purge while others write', async () => {
    const other = await openSyncLog(store.url);
    const ids = Array.from({ length: 450 }, (_, n) => `more-${n}`);
    for (const id of ids) await log.record(anyResult(id));
    const writing = Promise.all(
      ids.slice(0, 40).map((id) => other.record(anyResult(`late-${id}`, { finishedAt: '2026-09-01T00:00:00.000Z' }))),
    );
    const purged = await Promise.all([log, other].map((each) => each.purge(new Date('2026-08-01'))));
    await writing;
    await other.close();
    expect(purged.reduce((sum, count) => sum + count)).toBe(456);
    expect(await left()).toHaveLength(40);
    expect((await log.counts({})).reduce((sum, { count }) => sum + count, 0)).toBe(496);
  });

  test('are left where the signal is aborted', async () => {
    expect(await log.purge(new Date('2026-08-01'), AbortSignal.abort())).toBe(0);
    expect(await left()).toHaveLength(6);
  });
});

const refuse = () => Promise.reject(new Error('of ada@example.com'));

describe('retention', () => {
  test('of 0 days keeps everything', async () => {
    await expect(
      startRetention({ purge: refuse }, 0, new AbortController().signal, () => undefined),
    ).resolves.toBeUndefined();
  });

  test('deletes what is older than its days at once, tells so, and ends with the signal', async () => {
    const stop = new AbortController();
    const said: string[] = [];
    let before = new Date(0);
    const purge = (time: Date): Promise<number> => {
      before = time;
      return Promise.resolve(7);
    };
    await startRetention({ purge }, 90, stop.signal, (sentence) => {
      said.push(sentence);
      stop.abort();
    });
    expect(said).toEqual(['7 results older than 90 days were deleted from the sync log.']);
    expect(Math.abs(Date.now() - 90 * 86_400_000 - before.getTime())).toBeLessThan(60_000);
  });

  test('tells of a log that it cannot use, without its texts, and does not end for it', async () => {
    const stop = new AbortController();
    const said: string[] = [];
    await startRetention({ purge: refuse }, 90, stop.signal, (sentence) => {
      said.push(sentence);
      stop.abort();
    });
    expect(said).toEqual(['Old results could not be deleted from the sync log (Error); tried again in an hour.']);
  });
});
