import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { findRun } from './find-run.ts';
import type { StartedSync } from './start-sync.ts';
import { callTemporal } from './temporal-failure.ts';

const cancelDeadlineMs = 5_000;

/**
 * Asks a running sync to end. It ends as `cancelled` once it has told what it wrote until then; asking twice does no harm.
 * @throws SyncFailure SyncEnded where it has ended; SyncNotFound; TemporalUnavailable
 */
export async function cancelSync(client: Client, syncLog: SyncLog, syncId: string): Promise<StartedSync> {
  if ((await syncLog.find(syncId)) !== null) throw ended();
  const run = await findRun(client, syncId);
  if (run === null) throw new SyncFailure('SyncNotFound', 'No sync of this id is known.');
  if (!run.running) throw ended();
  const { workflowId, runId } = run;
  try {
    await callTemporal(() =>
      client.connection.withDeadline(Date.now() + cancelDeadlineMs, () =>
        client.workflow.getHandle(workflowId, runId).cancel(),
      ),
    );
  } catch (error) {
    // The list said that it runs; it had ended a moment before.
    if (error instanceof WorkflowNotFoundError) throw ended();
    throw error;
  }
  return { syncId, workflowId, runId };
}

function ended(): SyncFailure {
  return new SyncFailure('SyncEnded', 'The sync has ended, so there is nothing to cancel.');
}
