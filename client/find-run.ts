import type { Client } from '@temporalio/client';
import { syncWorkflowType } from '../workflows/contract.ts';
import { callTemporal } from './temporal-failure.ts';

const runIdForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A run that was started this moment is listed only a little later; so long it is looked for. */
const listingDelayMs = 1_500;
const lookAgainMs = 100;
const listDeadlineMs = 5_000;

export interface FoundRun {
  workflowId: string;
  runId: string;
  running: boolean;
}

/**
 * The run of a sync id, as Temporal lists it; null where it lists none. The list lags a little behind.
 * @throws SyncFailure TemporalUnavailable
 */
export async function findRun(client: Client, syncId: string): Promise<FoundRun | null> {
  if (!runIdForm.test(syncId)) return null;
  const giveUpAt = Date.now() + listingDelayMs;
  for (;;) {
    const found = await callTemporal(() =>
      client.connection.withDeadline(Date.now() + listDeadlineMs, () => listRun(client, syncId)),
    );
    if (found !== null || Date.now() > giveUpAt) return found;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

/** Only syncs: the namespace may hold runs of other workflows. */
async function listRun(client: Client, syncId: string): Promise<FoundRun | null> {
  const query = `WorkflowType = "${syncWorkflowType}" AND RunId = "${syncId}"`;
  for await (const run of client.workflow.list({ query, pageSize: 1 })) {
    return { workflowId: run.workflowId, runId: run.runId, running: run.status.name === 'RUNNING' };
  }
  return null;
}
