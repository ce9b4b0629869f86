/** A bulk as a row, and back. */
import type { RawBuilder, Selectable } from 'kysely';
import { z } from 'zod';
import {
  bulkHistories,
  bulkStatuses,
  endedCount,
  type Bulk,
  type BulkOptions,
  type BulkTotals,
} from '../../customer/bulk.ts';
import type { BulksTable } from '../schema.ts';
import { SyncLogError } from '../sync-log-error.ts';
import type { NewBulk } from './bulk-store.ts';

export type BulkRow = Selectable<BulksTable>;

const optionsSchema = z.object({
  dryRun: z.boolean(),
  collection: z.string().nullable(),
  force: z.boolean(),
  history: z.enum(bulkHistories),
}) satisfies z.ZodType<BulkOptions>;

/** A bulk as it begins. */
export function toBulkRow(
  { bulkId, workflowId, retryOf, dryRun, collection, force, history }: NewBulk,
  now: RawBuilder<string>,
) {
  return {
    bulk_id: bulkId,
    workflow_id: workflowId,
    retry_of: retryOf,
    options: JSON.stringify({ dryRun, collection, force, history } satisfies BulkOptions),
    status: 'running',
    paced_at: now,
    sampled_at: now,
    started_at: now,
  };
}

/**
 * @param now by the clock that wrote the row
 * @throws SyncLogError where the row was not written by this service, or by a newer one
 */
export function toBulk(row: BulkRow, now: string): Bulk {
  const options = optionsSchema.safeParse(parsed(row.options));
  const status = z.enum(bulkStatuses).safeParse(row.status);
  if (!options.success || !status.success) {
    throw new SyncLogError(
      `The row of bulk ${row.bulk_id} in the sync log cannot be read. Was the log written by a newer version of customer-sync?`,
    );
  }
  return {
    bulkId: row.bulk_id,
    workflowId: row.workflow_id,
    retryOf: row.retry_of,
    ...options.data,
    status: status.data,
    totals: totalsOf(row),
    inOwnWorkflows: row.own_workflows,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    ratePerSecond: rateOf(row, now),
  };
}

export function totalsOf(row: BulkRow): BulkTotals {
  const { received, duplicates, malformed } = row;
  const { created, updated, unchanged, skipped, invalid, rejected, failed, cancelled } = row;
  return {
    received,
    duplicates,
    malformed,
    created,
    updated,
    unchanged,
    skipped,
    invalid,
    rejected,
    failed,
    cancelled,
  };
}

/** Lately while it runs, on the whole once it has ended. */
function rateOf(row: BulkRow, now: string): number {
  const ended = endedCount(totalsOf(row));
  if (row.finished_at !== null) return perSecond(ended, row.started_at, row.finished_at);
  return perSecond(ended - row.paced_ended, row.paced_at, now);
}

function perSecond(count: number, from: string, to: string): number {
  // A moment tells no rate: whatever it holds, or a clock that was set back, counts as a tenth of a second.
  const seconds = Math.max((Date.parse(to) - Date.parse(from)) / 1_000, 0.1);
  return Math.round((count / seconds) * 10) / 10;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}
