import { ApplicationFailure, TerminatedFailure, WorkflowFailedError, type Client } from '@temporalio/client';
import type { SyncResult } from '../customer/sync-result.ts';
import { syncResultSchema } from '../customer/sync-result-schema.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import type { StartedSync } from './start-sync.ts';
import { callTemporal } from './temporal-failure.ts';

/**
 * Waits until a sync has ended and answers its result, whatever the outcome.
 * @param signal ends the waiting, not the sync; the promise then rejects with the signal's reason
 * @throws SyncFailure InternalError where the run was terminated or timed out in Temporal before it could log a result;
 *   TemporalUnavailable where the server is lost while we wait, which does not touch the sync
 */
export async function awaitSync(
  client: Client,
  syncLog: SyncLog,
  sync: Pick<StartedSync, 'workflowId' | 'runId'>,
  signal: AbortSignal,
): Promise<SyncResult> {
  signal.throwIfAborted();
  try {
    return syncResultSchema.parse(
      await callTemporal(() =>
        client.connection.withAbortSignal(signal, () =>
          client.workflow.getHandle(sync.workflowId, sync.runId).result(),
        ),
      ),
    );
  } catch (error) {
    if (error instanceof WorkflowFailedError) return await resultOfFailed(error, syncLog, sync.runId);
    signal.throwIfAborted();
    throw error;
  }
}

/** A failed run carries its result in the failure; a cancelled one has it in the sync log only. */
async function resultOfFailed(error: WorkflowFailedError, syncLog: SyncLog, runId: string): Promise<SyncResult> {
  const details = error.cause instanceof ApplicationFailure ? error.cause.details?.[0] : undefined;
  const carried = syncResultSchema.safeParse(details);
  if (carried.success) return carried.data;
  const logged = await syncLog.find(runId);
  if (logged !== null) return logged;
  const how = error.cause instanceof TerminatedFailure ? 'was terminated' : 'ended';
  throw new SyncFailure('InternalError', `The run ${how} in Temporal before it could log a result.`);
}
