import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Bulk } from '../../customer/bulk.ts';
import { bulkWorkflowId } from '../../workflows/contract.ts';
import { callTemporal } from '../temporal-failure.ts';

/** The store knows all but whether somebody ended the workflow, so that nobody waits long for this. */
const describeDeadlineMs = 2_000;

/** How the workflow of a bulk is: at work, ended in whatever way, or not known to Temporal (not yet, or no longer). */
export type BulkRun = 'running' | 'ended' | 'unknown';

/** @throws SyncFailure TemporalUnavailable */
export async function findBulkRun(
  client: Client,
  { bulkId, workflowId }: Pick<Bulk, 'bulkId' | 'workflowId'>,
): Promise<BulkRun> {
  try {
    const { status, raw } = await callTemporal(() =>
      client.connection.withDeadline(Date.now() + describeDeadlineMs, () =>
        client.workflow.getHandle(workflowId).describe(),
      ),
    );
    const isOurs = workflowId === bulkWorkflowId(bulkId) || isFirstRun(bulkId, raw.workflowExecutionInfo?.firstRunId);
    return isOurs && status.name === 'RUNNING' ? 'running' : 'ended';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'unknown';
    throw error;
  }
}

/**
 * The workflow id of a bulk that was started from the Temporal UI may have been given to another one since. An older server
 * does not tell.
 */
function isFirstRun(bulkId: string, firstRunId: string | null | undefined): boolean {
  return !firstRunId || firstRunId === bulkId;
}
