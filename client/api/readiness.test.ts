import { describe, expect, jest, test } from '@jest/globals';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import { cached, checkSyncLog } from './readiness.ts';

describe('an answer that is kept for a while', () => {
  test('is asked for once, however many want it at the same time', async () => {
    let asked = 0;
    const ask = cached(async () => (asked += 1), 60_000);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(1);
  });

  test('is asked for anew when it is old', async () => {
    jest.useFakeTimers({ now: 0 });
    try {
      let asked = 0;
      const ask = cached(async () => (asked += 1), 30_000);
      expect(await ask()).toBe(1);
      jest.setSystemTime(30_000);
      expect(await ask()).toBe(1);
      jest.setSystemTime(30_001);
      expect(await ask()).toBe(2);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('the sync log', () => {
  test('is ready while it can be read, and says why where it cannot', async () => {
    const syncLog = await openSyncLog('sqlite::memory:');
    expect(await checkSyncLog({ syncLog })).toEqual({ status: 'ok', reason: null });
    await syncLog.close();
    const reason = expect.stringContaining('SYNC_LOG_URL');
    expect(await checkSyncLog({ syncLog })).toEqual({ status: 'unavailable', reason });
  });

  test('that hangs is not ready after a while', async () => {
    jest.useFakeTimers();
    try {
      const hanging = { ping: async () => await new Promise<void>(() => undefined) };
      const answer = checkSyncLog({ syncLog: { ...(await openSyncLog('sqlite::memory:')), ...hanging } });
      await jest.advanceTimersByTimeAsync(3_000);
      expect(await answer).toMatchObject({ status: 'unavailable' });
    } finally {
      jest.useRealTimers();
    }
  });
});
