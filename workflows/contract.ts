/**
 * The names under which the outside world meets the workflows (design, section 6). Loaded by workflow code, worker
 * and client alike, so nothing but constants and pure functions may stand here.
 */
import { defineSearchAttributeKey } from '@temporalio/common';

export const syncWorkflowType = 'syncCustomer';

/** Workflows and local activities run on the first; one queue per upstream, so that each has one budget. */
export const taskQueues = { sync: 'customer-sync', openai: 'openai-api', ipaas: 'ipaas-api' } as const;

export const searchAttributes = {
  customerNumber: defineSearchAttributeKey('CustomerNumber', 'KEYWORD'),
  responseId: defineSearchAttributeKey('ResponseId', 'KEYWORD'),
  syncOutcome: defineSearchAttributeKey('SyncOutcome', 'KEYWORD'),
  errorCode: defineSearchAttributeKey('ErrorCode', 'KEYWORD'),
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
