import { WorkflowIdConflictPolicy, type Client, type WorkflowStartOptions } from '@temporalio/client';
import { bulkIdOf } from '../customer/bulk.ts';
import { readSyncInput, type SyncInput } from '../customer/sync-input.ts';
import { searchAttributes, syncWorkflowId, syncWorkflowType, taskQueues } from '../workflows/contract.ts';
import { callTemporal } from './temporal-failure.ts';

/** What a sync can be asked for; only the id is required. */
export type SyncRequest = Pick<SyncInput, 'responseId'> & Partial<SyncInput>;

export interface StartedSync {
  syncId: string;
  workflowId: string;
  runId: string;
}

/** The client tries again until then, in pauses of up to five seconds, so that its last word may come that much later. */
const startDeadlineMs = 5_000;

/** A worker that died in the middle of a workflow task is noticed after this long; one takes milliseconds. */
const workflowTaskTimeout = '5 seconds';

/**
 * Of Temporal's five, of which 3 is the default; the activities of a sync have it too. Manual syncs in debug mode go to the
 * top in iPaaS.com, too, and a person who waits for one sync goes before all of a bulk.
 */
const beforeOthers = 1;
const afterSingleSyncs = 4;

/**
 * The one place that starts a sync. While a sync of the same response runs, this joins it and answers its ids.
 * @throws SyncFailure InvalidId or InvalidInput where the request cannot be one; TemporalUnavailable where the server
 *   did not confirm the start, in which case no sync was promised
 */
export async function startSync(client: Client, request: SyncRequest): Promise<StartedSync> {
  const input = readSyncInput(request);
  const workflowId = syncWorkflowId(input.responseId, input.dryRun);
  const handle = await callTemporal(() =>
    client.connection.withDeadline(Date.now() + startDeadlineMs, () =>
      client.workflow.start(syncWorkflowType, {
        workflowId,
        taskQueue: taskQueues.sync,
        args: [input],
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        workflowTaskTimeout,
        staticSummary: `${input.dryRun ? 'Dry run' : 'Sync'} of ${input.responseId} (${input.trigger})`,
        ...placeOf(input),
      }),
    ),
  );
  const runId = handle.firstExecutionRunId;
  return { syncId: runId, workflowId, runId };
}

/** Before or after others, and by what it is found. Bulks share what single syncs leave, whatever their sizes. */
function placeOf({
  responseId,
  debug,
  bulkRecord,
}: SyncInput): Pick<WorkflowStartOptions, 'priority' | 'typedSearchAttributes'> {
  const typedSearchAttributes = [{ key: searchAttributes.responseId, value: responseId }];
  if (bulkRecord === null) return { typedSearchAttributes, ...(debug && { priority: { priorityKey: beforeOthers } }) };
  const bulkId = bulkIdOf(bulkRecord);
  return {
    typedSearchAttributes: [...typedSearchAttributes, { key: searchAttributes.bulkId, value: bulkId }],
    priority: { priorityKey: afterSingleSyncs, fairnessKey: bulkId.slice(0, 64) },
  };
}
