import type { Client } from '@temporalio/client';
import { SyncFailure } from '../customer/sync-failure.ts';
import { syncLinks, type LinkSettings } from '../customer/sync-links.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { syncWorkflowType } from '../workflows/contract.ts';
import { awaitSync } from './await-sync.ts';
import type { LiveSync } from './current-step.ts';
import { readLiveSync } from './live-sync.ts';
import { callTemporal } from './temporal-failure.ts';

const runId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A run that was started this moment is listed only a little later; so long it is looked for. */
const listingDelayMs = 1_500;
const lookAgainMs = 100;
const listDeadlineMs = 5_000;

/** A run that has logged its result closes a moment later. */
const closingMs = 5_000;

/**
 * One sync: its result from the sync log, or from Temporal while it runs.
 * @param links where a running sync can be looked at; a finished one carries its own
 * @throws SyncFailure SyncNotFound where neither knows the id; WorkerUnavailable; TemporalUnavailable
 */
export async function readSync(
  client: Client,
  syncLog: SyncLog,
  links: LinkSettings,
  syncId: string,
): Promise<SyncResult | LiveSync> {
  const logged = await syncLog.find(syncId);
  if (logged !== null) return logged;

  const run = runId.test(syncId) ? await findRun(client, syncId) : null;
  if (run === null) throw new SyncFailure('SyncNotFound', 'No sync of this id is known.');
  if (run.running) {
    const live = await readLiveSync(client, run);
    if (live.finishedAt === null) return { ...live, links: syncLinks(live, client.options.namespace, links) };
  }
  return await awaitSync(client, syncLog, run, AbortSignal.timeout(closingMs));
}

/** True for a sync that has not ended. */
export function isRunning(sync: SyncResult | LiveSync): sync is LiveSync {
  return sync.finishedAt === null;
}

interface FoundRun {
  workflowId: string;
  runId: string;
  running: boolean;
}

async function findRun(client: Client, syncId: string): Promise<FoundRun | null> {
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
