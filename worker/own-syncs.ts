/** How a bulk gives a record a workflow of its own: through the one place that starts syncs. */
import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import type { OwnSyncOrder, OwnSyncs } from '../activities/bulk/own-syncs.ts';
import { startSync } from '../client/start-sync.ts';
import { bulkSyncId, recordInput } from '../customer/bulk.ts';
import { recordGuid } from '../customer/record-guid.ts';
import { searchAttributes, syncWorkflowId } from '../workflows/contract.ts';

export function createOwnSyncs(client: Client): OwnSyncs {
  const handleOf = (order: OwnSyncOrder, syncId: string) => client.workflow.getHandle(workflowIdOf(order), syncId);
  return {
    workflowIdOf,
    async start({ bulkId, options, record }) {
      const { line } = record;
      const names = { bulkRecord: bulkSyncId(bulkId, line), trackingGuid: recordGuid(bulkId, line) };
      return (await startSync(client, { ...recordInput(options, record), ...names })).syncId;
    },
    async find(order) {
      const newest = await ifKnown(client.workflow.getHandle(workflowIdOf(order)).describe());
      return newest !== null && isOf(order, newest) ? newest.runId : null;
    },
    async cancel(order, syncId) {
      const handle = handleOf(order, syncId);
      // One that it only joined was started by somebody else, who may want it.
      const described = await ifKnown(handle.describe());
      if (described !== null && isOf(order, described)) await ifKnown(handle.cancel());
    },
    runs: async (order, syncId) => (await ifKnown(handleOf(order, syncId).describe()))?.status.name === 'RUNNING',
  };
}

function isOf({ bulkId }: OwnSyncOrder, { typedSearchAttributes }: WorkflowExecutionDescription): boolean {
  return typedSearchAttributes.get(searchAttributes.bulkId) === bulkId;
}

function workflowIdOf({ options, record }: OwnSyncOrder): string {
  return syncWorkflowId(record.responseId, options.dryRun);
}

/** Null where the server holds no such run any more, or it has ended meanwhile. */
async function ifKnown<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
