import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncResult } from '../../customer/sync-result.ts';
import { openSyncLog } from '../open-sync-log.ts';
import { takeBackTo } from '../testing/older-log.ts';

const first: SyncResult = {
  syncId: 'before',
  workflowId: 'sync-customer-resp_1',
  runId: 'before',
  responseId: 'resp_1',
  trigger: 'manual',
  retryOf: null,
  dryRun: false,
  outcome: 'updated',
  customer: { ipaasId: '150713', customerNumber: 'CUST-1' },
  changes: [],
  preview: null,
  mapping: { name: 'seed', version: 'abc' },
  steps: [],
  error: null,
  warnings: [],
  trackingGuid: 'guid-1',
  responseCreatedAt: null,
  startedAt: '2026-07-01T12:00:00.000Z',
  finishedAt: '2026-07-01T12:00:01.000Z',
  links: { temporal: null, self: null },
};

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'add-retry-of-'));
  path = join(directory, 'sync-log.db');
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

test('a row from before the column is a retry of nothing, and later rows say of what they are one', async () => {
  const older = await openSyncLog(`sqlite:${path}`);
  await older.record(first);
  await older.close();
  await takeBackTo('0006-create-sync-counts', path);

  const log = await openSyncLog(`sqlite:${path}`);
  const retry: SyncResult = { ...first, syncId: 'after', runId: 'after', trigger: 'retry', retryOf: 'before' };
  expect(await log.record(retry)).toMatchObject({ retryOf: 'before' });
  expect(await log.find('before')).toMatchObject({ syncId: 'before', retryOf: null });
  await log.close();
});
