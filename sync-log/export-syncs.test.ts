import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exportSyncs, type ExportFilter, type ExportFormat } from './export-syncs.ts';
import { openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';
import { anyResult, failedEarly } from './testing/any-result.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

describe.each(testDatabases)('an export on $name', ({ create }) => {
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

  async function chunks(filter: ExportFilter, format: ExportFormat): Promise<string[]> {
    const read: string[] = [];
    for await (const chunk of exportSyncs(log, filter, format)) read.push(chunk);
    return read;
  }

  test('of an empty log has no line of NDJSON, and the names in CSV', async () => {
    expect(await chunks({}, 'ndjson')).toEqual([]);
    expect(await chunks({}, 'csv')).toEqual([expect.stringMatching(/^syncId,finishedAt,.*,temporalLink\r\n$/)]);
  });

  test('in NDJSON gives each result in a line, as the log tells it', async () => {
    await log.record(anyResult('1', { outcome: 'failed' }));
    await log.record(anyResult('2'));
    const lines = (await chunks({}, 'ndjson')).join('').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([await log.find('2'), await log.find('1')]);
    expect(lines[1]).toContain('"resolvedBy":"2"');
  });

  test('in CSV gives each result in a line, with the columns that are documented', async () => {
    await log.record(anyResult('1', { ...failedEarly, customer: { ipaasId: null, customerNumber: '=1,"a"' } }));
    const [names = '', line = ''] = await chunks({}, 'csv');
    expect(names.startsWith('\u{FEFF}')).toBe(false);
    expect(names.trimEnd().split(',')).toHaveLength(20);
    expect(line).toBe(
      '1,2026-07-01T12:00:01.000Z,2026-07-01T12:00:00.000Z,failed,false,manual,resp_1,"\'=1,""a""",,,' +
        'AuthenticationFailure,authenticate,OpenAI answered 401.,,,,,sync-customer-resp_1,guid-1,' +
        'http://127.0.0.1:8233/x\r\n',
    );
  });

  test('of many results comes a page at a time, each once, while others are added', async () => {
    for (let n = 0; n < 450; n += 1) await log.record(anyResult(String(n)));
    const seen: string[] = [];
    let pages = 0;
    for await (const chunk of exportSyncs(log, { order: 'asc' }, 'ndjson')) {
      pages += 1;
      seen.push(...chunk.trimEnd().split('\n'));
      if (pages === 1) await log.record(anyResult('late'));
    }
    expect(pages).toBe(3);
    expect(seen).toHaveLength(451);
    expect(seen.map((line) => /^{"syncId":"([^"]+)"/.exec(line)?.[1])).toEqual([
      ...Array.from({ length: 450 }, (_, n) => String(n)),
      'late',
    ]);
  });

  test('takes the filters of the list', async () => {
    await log.record(anyResult('1', failedEarly));
    await log.record(anyResult('2'));
    expect(await chunks({ outcome: 'failed' }, 'ndjson')).toEqual([expect.stringContaining('"syncId":"1"')]);
    await expect(chunks({ since: 'lately' }, 'ndjson')).rejects.toMatchObject({ code: 'InvalidInput' });
  });
});
