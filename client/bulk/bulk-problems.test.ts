import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bulkSyncId } from '../../customer/bulk.ts';
import { failureEntry, type FailureCode } from '../../customer/failures.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { anyResult } from '../../sync-log/testing/any-result.ts';
import { readProblems, type BulkProblems } from './bulk-problems.ts';
import { knownBulk } from '../../sync-log/bulks/known-bulk.ts';

const bulkId = 'bulk-1';
let syncLog: SyncLog;
beforeEach(async () => {
  syncLog = await openSyncLog('sqlite::memory:');
  const options = { dryRun: false, collection: null, force: false, history: 'exceptions' } as const;
  await syncLog.bulks.create({ bulkId, workflowId: 'w', retryOf: null, ...options });
});
afterEach(async () => {
  await syncLog.close();
});

async function add(given: readonly (string | null)[]): Promise<void> {
  const lines = given.map((responseId, index) => ({ line: index + 1, responseId }));
  await syncLog.bulks.addLines(bulkId, lines);
}

function resultOf(line: number, code: FailureCode | null): SyncResult {
  const syncId = bulkSyncId(bulkId, line);
  if (code === null) return anyResult(syncId);
  const { title, resolution, outcome, retryable } = failureEntry(code);
  const error = { code, title, resolution, retryable, message: 'What happened.', upstream: null, problems: [] };
  return anyResult(syncId, { outcome, error: { ...error, step: 'fetch' } });
}

/** The records of the first positions end, each with its error; null is well. */
async function end(codes: readonly (FailureCode | null)[]): Promise<void> {
  const ended = codes.map((code, index) => ({ position: index + 1, result: resultOf(index + 1, code) }));
  for (let from = 0; from < ended.length; from += 500) {
    await syncLog.bulks.recordOutcomes(bulkId, ended.slice(from, from + 500));
  }
}

async function problems(): Promise<BulkProblems> {
  return await readProblems(syncLog, await knownBulk(syncLog.bulks, bulkId));
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `resp_${index}`);
}

describe('the problems of a bulk', () => {
  test('are none where everything went well', async () => {
    await add(ids(2));
    await end([null, null]);
    expect(await problems()).toEqual({ failures: [], lookedAt: 0, malformedLines: [], duplicateLines: [] });
  });

  test('are grouped by error, the most frequent first, each with its words and its lines', async () => {
    await add(ids(5));
    await end(['ResponseNotFound', 'InvalidEmailFormat', null, 'InvalidEmailFormat']);
    const { title, resolution } = failureEntry('InvalidEmailFormat');
    const { failures, lookedAt } = await problems();
    expect(lookedAt).toBe(3);
    expect(failures).toEqual([
      { code: 'InvalidEmailFormat', outcome: 'invalid', title, resolution, count: 2, lines: [2, 4] },
      expect.objectContaining({ code: 'ResponseNotFound', outcome: 'failed', count: 1, lines: [1] }),
    ]);
  });

  test('count all of a kind, and name the first ten', async () => {
    await add(ids(1_200));
    await end(ids(1_200).map(() => 'ResponseNotFound'));
    const { failures } = await problems();
    expect(failures).toEqual([expect.objectContaining({ count: 1_200, lines: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] })]);
  });

  test('are looked at no further than needed to know them', async () => {
    await add(ids(10_600));
    await end(ids(10_600).map(() => 'ResponseNotFound'));
    const { failures, lookedAt } = await problems();
    expect(lookedAt).toBe(10_000);
    expect(failures[0]?.count).toBe(10_000);
  });

  test('name malformed lines and duplicates, the first ten', async () => {
    await add(['resp_a', null, 'resp_a', ...Array.from({ length: 20 }, () => null)]);
    const { malformedLines, duplicateLines, failures } = await problems();
    expect(malformedLines).toEqual([2, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(duplicateLines).toEqual([{ line: 3, firstLine: 1 }]);
    expect(failures).toEqual([]);
  });

  test('are no cancelled records, which have no error', async () => {
    await add(ids(3));
    await syncLog.bulks.cancelOpenRecords(bulkId);
    expect((await problems()).failures).toEqual([]);
  });
});
