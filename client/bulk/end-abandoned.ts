import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { bulkSyncId, type Bulk } from '../../customer/bulk.ts';
import { cancelledRecord } from '../../customer/flow/cancelled-record.ts';
import type { OwnRecord } from '../../sync-log/bulks/bulk-store.ts';
import { endLostRecords, type OwnRuns } from '../../sync-log/bulks/end-lost-records.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { syncWorkflowId } from '../../workflows/contract.ts';
import { callTemporal } from '../temporal-failure.ts';

const deadlineMs = 5_000;

/**
 * Ends a bulk whose workflow is gone: what has not begun is cancelled. Records in workflows of their own come to their end
 * without it, and until then the bulk is answered as it is; what a lost one wrote, nobody can tell, so it is cancelled.
 * @throws SyncFailure TemporalUnavailable; SyncLogError
 */
export async function endAbandoned(client: Client, { bulks }: Pick<SyncLog, 'bulks'>, bulk: Bulk): Promise<Bulk> {
  const { bulkId } = bulk;
  await bulks.cancelOpenRecords(bulkId);
  await endLostRecords(bulks, bulkId, ownRunsOf(client, bulk));
  const { inOwnWorkflows } = await bulks.settleOwnWorkflows(bulkId);
  return inOwnWorkflows === 0 ? await bulks.finish(bulkId, 'cancelled') : ((await bulks.find(bulkId)) ?? bulk);
}

function ownRunsOf(client: Client, bulk: Bulk): OwnRuns {
  return {
    runs: async (record) => await runs(client, bulk, record),
    lostResult(record) {
      const run = { workflowId: syncWorkflowId(record.responseId, bulk.dryRun), runId: record.syncId };
      return cancelledRecord(bulk.bulkId, bulk, record, run);
    },
  };
}

async function runs(client: Client, { bulkId, dryRun }: Bulk, record: OwnRecord): Promise<boolean> {
  const { responseId, syncId, line } = record;
  // Only noted: its worker died before it could say which workflow does it, if any.
  if (syncId === bulkSyncId(bulkId, line)) return false;
  try {
    const { status } = await callTemporal(() =>
      client.connection.withDeadline(Date.now() + deadlineMs, () =>
        client.workflow.getHandle(syncWorkflowId(responseId, dryRun), syncId).describe(),
      ),
    );
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
