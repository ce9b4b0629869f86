import type { Client } from '@temporalio/client';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { SyncState } from '../customer/sync-result.ts';
import { syncStateSchema } from '../customer/sync-result-schema.ts';
import { stateQueryName } from '../workflows/contract.ts';
import { toLiveSync, type LiveSync } from './current-step.ts';
import type { StartedSync } from './start-sync.ts';
import { callTemporal, grpc, grpcCodeOf } from './temporal-failure.ts';

/** A query needs a worker; without one the answer must not take for ever. */
const queryDeadlineMs = 3_000;

/**
 * Asks Temporal what a running sync is doing.
 * @throws SyncFailure WorkerUnavailable where no worker answers for the workflow; TemporalUnavailable
 */
export async function readLiveSync(client: Client, sync: Pick<StartedSync, 'workflowId' | 'runId'>): Promise<LiveSync> {
  const handle = client.workflow.getHandle(sync.workflowId, sync.runId);
  return await callTemporal(() =>
    client.connection.withDeadline(Date.now() + queryDeadlineMs, async () => {
      // First, because it shows that the server is there: what fails then, fails for want of a worker.
      const { raw } = await handle.describe();
      const state = await queryState(() => handle.query<unknown>(stateQueryName));
      return toLiveSync(state, raw.pendingActivities ?? []);
    }),
  );
}

/** How the server says, sooner or later, that nobody answers a query. */
const nobodyAnswers: ReadonlySet<number | null> = new Set([
  grpc.cancelled,
  grpc.deadlineExceeded,
  grpc.failedPrecondition,
  grpc.unavailable,
]);

async function queryState(query: () => Promise<unknown>): Promise<SyncState> {
  try {
    return syncStateSchema.parse(await query());
  } catch (error) {
    if (!nobodyAnswers.has(grpcCodeOf(error))) throw error;
    throw new SyncFailure('WorkerUnavailable', 'Temporal keeps the sync, and no worker has answered for it in time.', {
      cause: error,
    });
  }
}
