import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';
import { anyResult } from './testing/any-result.ts';
import { takeBackTo } from './testing/older-log.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

/** Results in the order in which they were logged, each with the hour at which it finished. */
const logged: readonly (readonly [string, number])[] = [
  ['a', 1],
  ['b', 5],
  ['late', 2],
  ['c', 6],
  ['later', 3],
  ['d', 7],
];

const at = (hour: number): string => `2026-07-01T0${hour}:00:00.000Z`;

describe.each(testDatabases)('results since a time on $name', ({ name, create }) => {
  let store: TestStore;
  let log: SyncLog;
  beforeEach(async () => {
    store = await create();
    log = await openSyncLog(store.url);
    for (const [id, hour] of logged) await log.record(anyResult(id, { finishedAt: at(hour) }));
  });
  afterEach(async () => {
    await log.close();
    await store.remove();
  });

  const rule: [number, string[]][] = [
    [0, ['a', 'b', 'late', 'c', 'later', 'd']],
    [2, ['b', 'late', 'c', 'later', 'd']],
    [3, ['b', 'c', 'later', 'd']],
    [5, ['b', 'c', 'd']],
    [7, ['d']],
    [8, []],
  ];

  async function since(hour: number, order: 'asc' | 'desc', limit: number): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await log.list({ since: at(hour), order, limit, cursor });
      seen.push(...page.items.map(({ syncId }) => syncId));
      if (page.nextCursor === null) return seen;
      cursor = page.nextCursor;
    }
  }

  test.each(rule)(
    'at %i are all that finished then or later, however late they were logged',
    async (hour, expected) => {
      expect(await since(hour, 'asc', 2)).toEqual(expected);
      expect(await since(hour, 'desc', 2)).toEqual(expected.toReversed());
    },
  );

  test('are the same once older ones were deleted', async () => {
    await log.purge(new Date(at(3)));
    expect(await since(0, 'asc', 10)).toEqual(['b', 'c', 'later', 'd']);
    await log.record(anyResult('e', { finishedAt: at(4) }));
    expect(await since(4, 'desc', 10)).toEqual(['e', 'd', 'c', 'b']);
  });

  const testOnSqlite = name === 'SQLite' ? test : test.skip;
  testOnSqlite('are the same in a log from before it kept their order', async () => {
    await log.close();
    await takeBackTo('0009-create-idempotency-keys', store.url.slice('sqlite:'.length));
    log = await openSyncLog(store.url);
    for (const [hour, expected] of rule) expect(await since(hour, 'asc', 10)).toEqual(expected);
  });
});
