import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncResult } from '../../customer/sync-result.ts';
import { openSyncLog } from '../open-sync-log.ts';
import { takeBackTo } from '../testing/older-log.ts';

const dryRun: SyncResult = {
  syncId: 'before',
  workflowId: 'sync-customer-resp_1-dry-run',
  runId: 'before',
  responseId: 'resp_1',
  trigger: 'manual',
  retryOf: null,
  dryRun: true,
  outcome: 'updated',
  customer: { ipaasId: '150713', customerNumber: 'CUST-1' },
  changes: [{ field: 'FirstName', kind: 'field', before: 'Ada', after: 'Grace', from: 'returned' }],
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
  directory = await mkdtemp(join(tmpdir(), 'add-preview-'));
  path = join(directory, 'sync-log.db');
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

/** The log as it was before this migration, with one row in it. */
async function olderLog(): Promise<void> {
  const log = await openSyncLog(`sqlite:${path}`);
  await log.record(dryRun);
  await log.close();
  await takeBackTo('0003-create-finished-writes', path);
}

test('a row that was written before the column was there is read without a preview', async () => {
  await olderLog();
  const log = await openSyncLog(`sqlite:${path}`);
  expect(await log.find('before')).toEqual(dryRun);
  expect((await log.list({ limit: 10, order: 'desc' })).items).toEqual([dryRun]);
  await log.close();
});

test('the log keeps previews from then on, beside the older rows', async () => {
  await olderLog();
  const log = await openSyncLog(`sqlite:${path}`);
  const preview = { sent: { FirstName: 'Ada' }, returned: {}, mapped: null, held: null, customFieldsToCreate: [] };
  const later = { ...dryRun, syncId: 'later', runId: 'later', preview };
  expect(await log.record(later)).toEqual(later);
  expect((await log.list({ limit: 10, order: 'asc' })).items).toEqual([dryRun, later]);
  await log.close();
});
