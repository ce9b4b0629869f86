/** A log with bulks in it, for suites that must hold on both databases. */
import { randomUUID } from 'node:crypto';
import { bulkSyncId, type Bulk, type EndedRecord, type OpenRecord } from '../../../customer/bulk.ts';
import { failureEntry, type FailureCode } from '../../../customer/failures.ts';
import type { SyncResult } from '../../../customer/sync-result.ts';
import { openSyncLog } from '../../open-sync-log.ts';
import type { SyncLog } from '../../sync-log.ts';
import { anyResult } from '../../testing/any-result.ts';
import type { TestStore } from '../../testing/test-databases.ts';
import type { BulkLine, BulkStore, NewBulk } from '../bulk-store.ts';

export interface OpenBulks {
  url: string;
  log: SyncLog;
  bulks: BulkStore;
  close(): Promise<void>;
}

export async function openBulks(create: () => Promise<TestStore>): Promise<OpenBulks> {
  const store = await create();
  const log = await openSyncLog(store.url);
  return {
    url: store.url,
    log,
    bulks: log.bulks,
    async close() {
      await log.close();
      await store.remove();
    },
  };
}

export function newBulk(overrides: Partial<NewBulk> = {}): NewBulk {
  const bulkId = randomUUID();
  return {
    bulkId,
    workflowId: `bulk-sync-${bulkId}`,
    retryOf: null,
    dryRun: false,
    collection: null,
    force: false,
    history: 'exceptions',
    ...overrides,
  };
}

/** Lines from a number on; null stands for a malformed one. */
export function linesOf(responseIds: readonly (string | null)[], first = 1): BulkLine[] {
  return responseIds.map((responseId, index) => ({ line: first + index, responseId }));
}

export function manyIds(count: number, name = 'resp'): string[] {
  return Array.from({ length: count }, (_, n) => `${name}_${n + 1}`);
}

/** A bulk that holds these ids. @returns its id */
export async function bulkOf(bulks: BulkStore, responseIds: readonly (string | null)[]): Promise<string> {
  const bulk = newBulk();
  await bulks.create(bulk);
  await bulks.addLines(bulk.bulkId, linesOf(responseIds));
  return bulk.bulkId;
}

/** How a record ends in the fast lane; each is a customer of its own. */
export function endedAs(bulkId: string, open: OpenRecord, overrides: Partial<SyncResult> = {}): EndedRecord {
  const result = anyResult(bulkSyncId(bulkId, open.line), {
    responseId: open.responseId,
    trigger: 'bulk',
    customer: { ipaasId: String(open.line), customerNumber: `CUST-${open.responseId}` },
    ...overrides,
  });
  return { position: open.position, result };
}

export function failedWith(code: FailureCode): Partial<SyncResult> {
  const { title, resolution, outcome, retryable } = failureEntry(code);
  const message = `What happened: ${code}.`;
  const error = { code, title, message, resolution, step: 'upsert' as const, retryable, upstream: null, problems: [] };
  return { outcome, error };
}

export async function found(bulks: BulkStore, bulkId: string): Promise<Bulk> {
  const bulk = await bulks.find(bulkId);
  if (bulk === null) throw new Error('the bulk is not there');
  return bulk;
}
