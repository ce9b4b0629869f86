import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EndedRecord } from '../../customer/bulk.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import { SyncLogError } from '../../sync-log/sync-log-error.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { anyResult } from '../../sync-log/testing/any-result.ts';
import { createOutcomeWriter } from './outcome-writer.ts';
import { bulkId, options } from './testing/bulk-bench.ts';

let log: SyncLog;
let told: number[][];
beforeEach(async () => {
  log = await openSyncLog('sqlite::memory:');
  told = [];
  await log.bulks.create({ ...options, bulkId, workflowId: 'w', retryOf: null });
  const lines = Array.from({ length: 20 }, (_, index) => ({ line: index + 1, responseId: `resp_${index + 1}` }));
  await log.bulks.addLines(bulkId, lines);
});
afterEach(async () => {
  await log.close();
});

function ended(position: number): EndedRecord {
  return { position, result: anyResult(`${bulkId}-${position}`) };
}

function openWriter(bulk = bulkId) {
  return createOutcomeWriter(bulk, log, (records) => void told.push(records.map(({ position }) => position)));
}

describe('results of a page', () => {
  test('that come at the same moment are written together, and told once they are', async () => {
    const writer = openWriter();
    for (let position = 1; position <= 10; position += 1) writer.add(ended(position));
    expect(told).toEqual([]);
    await writer.written();
    expect(told).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
    expect((await log.bulks.find(bulkId))?.totals).toMatchObject({ received: 20, updated: 10 });
    expect(await log.find(`${bulkId}-10`)).not.toBeNull();
  });

  test('that come while others are written go with the next', async () => {
    const writer = openWriter();
    writer.add(ended(1));
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    writer.add(ended(2));
    await writer.written();
    expect(told).toEqual([[1], [2]]);
  });

  test('are all there at the end, also where there were none', async () => {
    await openWriter().written();
    expect(told).toEqual([]);
  });
});

describe('a log that cannot take them', () => {
  test('is told at the end and to whoever adds more, and nothing is told to be there', async () => {
    const writer = openWriter('a bulk that is not there');
    writer.add(ended(1));
    await expect(writer.written()).rejects.toThrow(SyncLogError);
    expect(() => writer.add(ended(2))).toThrow(SyncLogError);
    expect(told).toEqual([]);
  });

  test('does not tell what the store said, which may quote a record', async () => {
    const writer = openWriter('a bulk that is not there');
    writer.add(ended(1));
    const failure: unknown = await writer.written().catch((error: unknown) => error);
    if (!(failure instanceof Error)) throw new Error('it did not fail');
    expect(failure.message).toBe('The sync log could not take the results of a bulk. Look at its disk and its file.');
  });
});
