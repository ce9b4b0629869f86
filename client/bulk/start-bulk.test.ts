/** What is refused, and what is then left: nothing. How a bulk starts in Temporal is in test/bulk-control.test.ts. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { BulkLine } from '../../sync-log/bulks/bulk-store.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { freePorts } from '../../tools/free-port.ts';
import { connectTemporal } from '../connect-temporal.ts';
import { mostLines, startBulk } from './start-bulk.ts';

let syncLog: SyncLog;
let client: Client;
beforeEach(async () => {
  syncLog = await openSyncLog('sqlite::memory:');
  // Nothing listens there.
  client = connectTemporal({ TEMPORAL_ADDRESS: `127.0.0.1:${(await freePorts(1))[0]}` });
});
afterEach(async () => {
  await client.connection.close();
  await syncLog.close();
});

function lines(...ids: (string | null)[]): BulkLine[] {
  return ids.map((responseId, index) => ({ line: index + 1, responseId }));
}

function* manyLines(count: number): Generator<BulkLine> {
  for (let line = 1; line <= count; line += 1) yield { line, responseId: null };
}

async function* failingAfter(count: number): AsyncGenerator<BulkLine> {
  for (let line = 1; line <= count; line += 1) yield { line, responseId: `resp_${line}` };
  throw new Error('The connection was lost.');
}

async function kept(): Promise<number> {
  return (await syncLog.bulks.list({ limit: 10 })).items.length;
}

describe('a bulk is refused, and nothing of it kept,', () => {
  test.each<[string, BulkLine[], RegExp]>([
    ['of an empty list', [], /^The list is empty: .*resp_…/],
    ['of one line without an id', lines(null), /Its only line does not hold the id of a response/],
    ['of lines without an id', lines(null, null), /None of its 2 lines holds the id of a response/],
  ])('%s', async (_what, list, words) => {
    const starting = startBulk(client, syncLog, list);
    await expect(starting).rejects.toMatchObject({ code: 'InvalidInput', message: expect.stringMatching(words) });
    expect(await kept()).toBe(0);
  });

  test('of more lines than a bulk may have', async () => {
    const starting = startBulk(client, syncLog, manyLines(mostLines + 1));
    await expect(starting).rejects.toMatchObject({
      code: 'InvalidInput',
      message: expect.stringContaining('more than 1,000,000 lines'),
    });
    expect(await kept()).toBe(0);
  });

  test('with a collection without a name', async () => {
    await expect(startBulk(client, syncLog, lines('resp_a'), { collection: ' ' })).rejects.toThrow(
      /collection must be/,
    );
    expect(await kept()).toBe(0);
  });

  test('where the list breaks off', async () => {
    await expect(startBulk(client, syncLog, failingAfter(2_500))).rejects.toThrow('The connection was lost.');
    expect(await kept()).toBe(0);
  });

  test('where Temporal does not confirm it', async () => {
    const starting = startBulk(client, syncLog, lines('resp_a', 'resp_b'));
    await expect(starting).rejects.toBeInstanceOf(SyncFailure);
    await expect(starting).rejects.toMatchObject({ code: 'TemporalUnavailable', retryable: true });
    expect(await kept()).toBe(0);
  });
});
