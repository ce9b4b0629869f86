import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bulkSyncId } from '../../customer/bulk.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import type { RecordFilter } from '../../sync-log/bulks/bulk-store.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { anyResult, failedEarly } from '../../sync-log/testing/any-result.ts';
import { exportBulk, type BulkExportFormat } from './export-bulk.ts';
import { readLines } from './read-lines.ts';

const bulkId = 'bulk-1';
let syncLog: SyncLog;
beforeAll(async () => {
  syncLog = await openSyncLog('sqlite::memory:');
  const { bulks } = syncLog;
  const options = { dryRun: false, collection: null, force: false, history: 'exceptions' } as const;
  await bulks.create({ bulkId, workflowId: 'w', retryOf: null, ...options });
  const ids = ['resp_a', 'resp_b', 'resp_a', null, 'resp_c'];
  await bulks.addLines(
    bulkId,
    ids.map((responseId, index) => ({ line: index + 1, responseId })),
  );
  const resultOf = (line: number, more: Parameters<typeof anyResult>[1]) => anyResult(bulkSyncId(bulkId, line), more);
  await bulks.recordOutcomes(bulkId, [
    { position: 1, result: resultOf(1, {}) },
    { position: 2, result: resultOf(2, failedEarly) },
  ]);
});
afterAll(async () => {
  await syncLog.close();
});

async function exported(format: BulkExportFormat, filter?: RecordFilter, id = bulkId): Promise<string[]> {
  let text = '';
  for await (const chunk of exportBulk(syncLog, id, format, filter)) text += chunk;
  return text.split('\n').slice(0, -1);
}

describe('the export of a bulk', () => {
  test('as CSV has a line of names and then each line that was handed in', async () => {
    expect(await exported('csv')).toEqual([
      'line,responseId,status,outcome,syncId,customerNumber,errorCode,title,message,resolution,firstLine\r',
      '1,resp_a,ended,updated,bulk-1-1,CUST-1,,,,,\r',
      '2,resp_b,ended,failed,bulk-1-2,,AuthenticationFailure,OpenAI API authentication failed.,OpenAI answered 401.,Verify the key.,\r',
      '3,resp_a,duplicate,,,,,,,,1\r',
      expect.stringMatching(/^4,,malformed,,,,InvalidId,This is not an OpenAI response id\.,"The id must be /),
      '5,resp_c,pending,,,,,,,,\r',
    ]);
  });

  test('as NDJSON has the same under the same names', async () => {
    const [first = '', second = '', , fourth = ''] = await exported('ndjson');
    expect(JSON.parse(first)).toEqual({
      line: 1,
      responseId: 'resp_a',
      status: 'ended',
      outcome: 'updated',
      syncId: 'bulk-1-1',
      customerNumber: 'CUST-1',
      errorCode: null,
      title: null,
      message: null,
      resolution: null,
      firstLine: null,
    });
    expect(JSON.parse(second)).toMatchObject({ errorCode: 'AuthenticationFailure', resolution: 'Verify the key.' });
    expect(JSON.parse(fourth)).toMatchObject({ line: 4, status: 'malformed', errorCode: 'InvalidId' });
  });

  test('of what did not succeed leaves out the others', async () => {
    const lines = await exported('csv', { unsuccessful: true });
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['2', '4']);
  });

  test.each<BulkExportFormat>(['csv', 'ndjson'])('as %s can be handed in again', async (format) => {
    const found = [];
    const text = exportBulk(syncLog, bulkId, format, { unsuccessful: true });
    for await (const { responseId } of readLines(text, 'auto')) found.push(responseId);
    expect(found).toEqual(['resp_b', null]);
  });

  test('goes on over many pages, in order', async () => {
    const options = { dryRun: false, collection: null, force: false, history: 'exceptions' } as const;
    await syncLog.bulks.create({ bulkId: 'long', workflowId: 'w', retryOf: null, ...options });
    const lines = Array.from({ length: 1_200 }, (_, index) => ({ line: index + 1, responseId: `resp_${index}` }));
    await syncLog.bulks.addLines('long', lines);
    const told = await exported('csv', {}, 'long');
    expect(told.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(lines.map(({ line }) => line));
  });
});
