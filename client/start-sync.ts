import type { Client } from '@temporalio/client';
import { bulkIdOf } from '../customer/bulk.ts';
import { readSyncInput, type SyncInput } from '../customer/sync-input.ts';
import { bulkPriority, searchAttributes, syncWorkflowId, syncWorkflowType } from '../workflows/contract.ts';
import { startWorkflow, type StartTerms } from './start-workflow.ts';

/** What a sync can be asked for; only the id is required. */
export type SyncRequest = Pick<SyncInput, 'responseId'> & Partial<SyncInput>;

export interface StartedSync {
  syncId: string;
  workflowId: string;
  runId: string;
}

/** The first of Temporal's five; its activities have it too. Manual syncs in debug mode go to the top in iPaaS.com, too. */
const beforeOthers = 1;

/**
 * The one place that starts a sync. While a sync of the same response runs, this joins it and answers its ids.
 * @throws SyncFailure InvalidId or InvalidInput where the request cannot be one; TemporalUnavailable where the server
 *   did not confirm the start, in which case no sync was promised
 */
export async function startSync(client: Client, request: SyncRequest): Promise<StartedSync> {
  const input = readSyncInput(request);
  const workflowId = syncWorkflowId(input.responseId, input.dryRun);
  const runId = await startWorkflow(client, syncWorkflowType, {
    workflowId,
    args: [input],
    staticSummary: `${input.dryRun ? 'Dry run' : 'Sync'} of ${input.responseId} (${input.trigger})`,
    ...placeOf(input),
  });
  return { syncId: runId, workflowId, runId };
}

/** Before or after others, and by what it is found. */
function placeOf({ responseId, debug, bulkRecord }: SyncInput): Pick<StartTerms, 'priority' | 'typedSearchAttributes'> {
  const typedSearchAttributes = [{ key: searchAttributes.responseId, value: responseId }];
  if (bulkRecord === null) return { typedSearchAttributes, ...(debug && { priority: { priorityKey: beforeOthers } }) };
  const bulkId = bulkIdOf(bulkRecord);
  return {
    typedSearchAttributes: [...typedSearchAttributes, { key: searchAttributes.bulkId, value: bulkId }],
    priority: bulkPriority(bulkId),
  };
}
