/**
 * The names under which the outside world meets the workflows (design, section 6). Loaded by workflow code, worker
 * and client alike, so nothing but constants and pure functions may stand here.
 */
import { defineSearchAttributeKey } from '@temporalio/common';

export const syncWorkflowType = 'syncCustomer';
export const bulkWorkflowType = 'bulkSync';

/**
 * Workflows and local activities run on the first; one queue per upstream, so that each has one budget. What a bulk does
 * for many records in one activity is on a queue of its own, so that it takes no slot from a single sync.
 */
export const taskQueues = {
  sync: 'customer-sync',
  openai: 'openai-api',
  ipaas: 'ipaas-api',
  bulk: 'bulk-sync',
} as const;

export const searchAttributes = {
  customerNumber: defineSearchAttributeKey('CustomerNumber', 'KEYWORD'),
  responseId: defineSearchAttributeKey('ResponseId', 'KEYWORD'),
  syncOutcome: defineSearchAttributeKey('SyncOutcome', 'KEYWORD'),
  errorCode: defineSearchAttributeKey('ErrorCode', 'KEYWORD'),
  /** Of a bulk and of the syncs that it started. */
  bulkId: defineSearchAttributeKey('BulkId', 'KEYWORD'),
} as const;

/** Query that answers the SyncState of a run, also of one that has ended. */
export const stateQueryName = 'state';

/**
 * The workflow id of a sync: a start while one runs joins it. A dry run has an id of its own, or a real sync could
 * join a running dry run and never be carried out.
 */
export function syncWorkflowId(responseId: string, dryRun: boolean): string {
  return `sync-customer-${responseId}${dryRun ? '-dry-run' : ''}`;
}

/** A bulk that was started from the Temporal UI may have any other workflow id. */
export function bulkWorkflowId(bulkId: string): string {
  return `bulk-sync-${bulkId}`;
}

/** Of Temporal's five, of which 3 is the default. */
const afterSingleSyncs = 4;

/** Whoever waits for a single sync goes before all of a bulk; bulks share what is left, whatever their sizes. */
export function bulkPriority(bulkId: string) {
  return { priorityKey: afterSingleSyncs, fairnessKey: bulkId.slice(0, 64) };
}

/** Signals of a bulk; neither takes an argument, and both may come again. */
export const bulkSignals = { pause: 'pause', resume: 'resume' } as const;
