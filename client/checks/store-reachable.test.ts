import { DatabaseSync } from 'node:sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import type { CheckResult } from './check.ts';
import { storeReachable } from './store-reachable.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let sandbox: CheckedSandbox;
let directory: string;
let path: string;
let syncLog: SyncLog;

beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'store-check-'));
  path = join(directory, 'log.db');
  syncLog = await openSyncLog(`sqlite:${path}`);
});
afterEach(async () => {
  await syncLog.close();
  await rm(directory, { recursive: true, force: true });
});

async function check(open: () => Promise<SyncLog> = () => Promise.resolve(syncLog)): Promise<CheckResult> {
  const context = sandbox.contextWith({}, { syncLog: open });
  return await storeReachable.run(context, new AbortController().signal);
}

/** Another process at the same file. */
function change(statement: string): void {
  const database = new DatabaseSync(path);
  database.exec(statement);
  database.close();
}

describe('the check of the sync log', () => {
  test('is ok where it can be read and written, and leaves nothing behind', async () => {
    expect(await check()).toMatchObject({ status: 'ok', resolution: null });
    const database = new DatabaseSync(path);
    expect(database.prepare('select count(*) as n from customer_leases').get()).toEqual({ n: 0 });
    database.close();
  });

  test.each(['syncs', 'customer_leases'])('fails where its table %s is gone', async (table) => {
    change(`alter table ${table} rename to away`);
    expect(await check()).toMatchObject({
      status: 'failed',
      detail: expect.stringMatching(/^The sync log cannot be read and written \(.*\)\.$/),
      resolution: expect.stringContaining('SYNC_LOG_URL'),
    });
  });

  test('fails where it cannot be opened, by the words of the sync log', async () => {
    const result = await check(async () => await openSyncLog('sqlite:/dev/null/log.db'));
    expect(result).toMatchObject({ status: 'failed', detail: expect.stringContaining('sync log cannot be opened') });
  });
});
