import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { BulkOptions, BulkTotals } from '../../customer/bulk.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { NewBulk } from '../../sync-log/bulks/bulk-store.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { bulkWorkflowId, bulkWorkflowType, searchAttributes } from '../../workflows/contract.ts';
import { startWorkflow } from '../start-workflow.ts';

export interface StartedBulk {
  bulkId: string;
  workflowId: string;
  runId: string;
  /** The bulk whose records without success this one does again; null where it is none. */
  retryOf: string | null;
  /** What was handed in: received, duplicates and malformed lines. */
  totals: BulkTotals;
}

export interface BulkPlan extends BulkOptions {
  retryOf: string | null;
  /**
   * Puts the lines of the bulk into the store.
   * @throws whatever keeps it from being started
   */
  fill: (bulkId: string) => Promise<void>;
}

/**
 * Makes a bulk, fills it and starts its workflow; the list itself never travels through Temporal. Where any of it fails,
 * nothing of the bulk is kept.
 * @throws SyncFailure InvalidInput where there is no record in it; TemporalUnavailable where the server did not confirm
 *   the start; SyncLogError; whatever `fill` throws
 */
export async function beginBulk(
  client: Client,
  { bulks }: Pick<SyncLog, 'bulks'>,
  plan: BulkPlan,
): Promise<StartedBulk> {
  const { fill, retryOf, dryRun, collection, force, history } = plan;
  const bulkId = randomUUID();
  const bulk = { bulkId, workflowId: bulkWorkflowId(bulkId), retryOf, dryRun, collection, force, history };
  await bulks.create(bulk);
  try {
    await fill(bulkId);
    const totals = (await bulks.find(bulkId))?.totals;
    if (totals === undefined || totals.received === 0) throw holdsNothing(totals?.malformed ?? 0);
    const runId = await startBulkWorkflow(client, bulk, totals.received);
    return { bulkId, workflowId: bulk.workflowId, runId, retryOf, totals };
  } catch (error) {
    // What went wrong first is what is told. A bulk that cannot be dropped now never ran, and is ended by its reader.
    await bulks.drop(bulkId).catch(() => undefined);
    throw error;
  }
}

function holdsNothing(malformed: number): SyncFailure {
  const what = 'the id of a response (resp_…) or of a conversation (conv_…)';
  if (malformed === 0) return new SyncFailure('InvalidInput', `The list is empty: it holds no line with ${what}.`);
  const lines = malformed === 1 ? 'Its only line does not hold' : `None of its ${malformed} lines holds`;
  return new SyncFailure('InvalidInput', `The list holds nothing to sync. ${lines} ${what}.`);
}

async function startBulkWorkflow(client: Client, bulk: NewBulk, received: number): Promise<string> {
  const { bulkId, workflowId, dryRun, collection, force, history } = bulk;
  return await startWorkflow(client, bulkWorkflowType, {
    workflowId,
    args: [{ bulkId, dryRun, collection, force, history }],
    typedSearchAttributes: [{ key: searchAttributes.bulkId, value: bulkId }],
    staticSummary: summaryOf(bulk, received),
  });
}

function summaryOf({ dryRun, retryOf }: NewBulk, received: number): string {
  const what = dryRun ? 'Bulk dry run' : 'Bulk sync';
  const records = received === 1 ? '1 record' : `${received} records`;
  return retryOf === null ? `${what} of ${records}` : `${what} of ${records} (retry of ${retryOf})`;
}
