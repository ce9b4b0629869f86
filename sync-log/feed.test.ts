/**
 * The promise of the feed, at full load: many processes write at once, readers stop and go on, and each of them gets every
 * result exactly once, all in the same order. FEED_RESULTS sets how many are written; 20000 takes minutes where two cores
 * have other work too.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openSyncLog } from './open-sync-log.ts';
import { anyResult } from './testing/any-result.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

const writers = 8;
const perWriter = Math.ceil(Number(process.env.FEED_RESULTS ?? 4_000) / writers);

/** Writes its share, a few at a time as a worker does; every fifth of them fails, and the next success mends it. */
const writerScript = `
  const [logModule, resultModule, url, writer, count] = process.argv.slice(1);
  const { openSyncLog } = await import(logModule);
  const { anyResult, failedEarly } = await import(resultModule);
  const log = await openSyncLog(url);
  const left = Array.from({ length: Number(count) }, (_, n) => n);
  const customer = { ipaasId: '1', customerNumber: 'CUST-' + writer };
  async function work() {
    for (let n = left.shift(); n !== undefined; n = left.shift()) {
      const failed = n % 5 === 0 ? { ...failedEarly, customer } : { customer };
      await log.record(anyResult(writer + '-' + n, failed));
    }
  }
  const started = Date.now();
  await Promise.all([work(), work(), work()]);
  process.stdout.write(String(Date.now() - started));
  await log.close();`;

async function write(url: string, writer: number): Promise<void> {
  const modules = ['./open-sync-log.ts', './testing/any-result.ts'].map((path) => new URL(path, import.meta.url).href);
  const parameters = ['--input-type=module', '-e', writerScript, ...modules, url, String(writer), String(perWriter)];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'close');
  expect(child.exitCode).toBe(0);
}

/** Reads to the end of the feed, page by page, and forgets everything but the cursor now and then. */
async function readAll(
  url: string,
  pageSize: number,
  pagesPerSitting: number,
  isWritten: () => boolean,
): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const wasWritten = isWritten();
    const log = await openSyncLog(url);
    let isAtEnd = false;
    for (let page = 0; page < pagesPerSitting && !isAtEnd; page += 1) {
      const { items, nextCursor } = await log.list({ limit: pageSize, order: 'asc', cursor });
      seen.push(...items.map(({ syncId }) => syncId));
      cursor = nextCursor ?? cursor;
      isAtEnd = nextCursor === null;
    }
    await log.close();
    if (isAtEnd && wasWritten) return seen;
    // A reader of the feed comes again after a while; one that asked without end would slow down the writers.
    await pause(isAtEnd ? 250 : 1);
  }
}

/** The same by `follow`, which waits for what comes; it is left in the middle and taken up again at its cursor. */
async function followAll(url: string, entriesPerSitting: number, total: number): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  while (seen.length < total) {
    const log = await openSyncLog(url);
    const leaving = new AbortController();
    let inSitting = 0;
    for await (const entry of log.follow(cursor, leaving.signal)) {
      seen.push(entry.result.syncId);
      cursor = entry.cursor;
      inSitting += 1;
      if (inSitting === entriesPerSitting || seen.length === total) leaving.abort();
    }
    await log.close();
  }
  return seen;
}

describe.each(testDatabases)('the feed on $name', ({ create }) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await create();
  });
  afterEach(async () => {
    await store.remove();
  });

  test(`gives each of three readers every result of ${writers} writers once, in one order`, async () => {
    const total = writers * perWriter;
    let written = false;
    const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(store.url, writer))).finally(
      () => {
        written = true;
      },
    );
    const [first, second, third] = await Promise.all([
      readAll(store.url, 50, 20, () => written),
      readAll(store.url, 333, 3, () => written),
      followAll(store.url, 1_501, total),
      writing,
    ]);
    expect(first).toHaveLength(total);
    expect(new Set(first).size).toBe(total);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  }, 240_000);

  test('goes on behind results that were deleted, and never gives their places to others', async () => {
    const log = await openSyncLog(store.url);
    for (const id of ['1', '2', '3']) await log.record(anyResult(id));
    const cursor = (await log.list({ limit: 2, order: 'asc' })).nextCursor ?? '';
    expect(await log.purge(new Date('2026-08-01'))).toBe(3);
    expect((await log.list({ limit: 2, order: 'asc', cursor })).items).toEqual([]);
    await log.record(anyResult('4'));
    expect((await log.list({ limit: 9, order: 'asc', cursor })).items.map(({ syncId }) => syncId)).toEqual(['4']);
    await log.close();
  });

  test('keeps its order when a failure is resolved later', async () => {
    const log = await openSyncLog(store.url);
    await log.record(anyResult('1', { outcome: 'failed' }));
    const cursor = (await log.list({ limit: 1, order: 'asc' })).nextCursor ?? '';
    await log.record(anyResult('2'));
    const rest = await log.list({ limit: 9, order: 'asc', cursor });
    expect(rest.items.map(({ syncId }) => syncId)).toEqual(['2']);
    await log.close();
  });
});
