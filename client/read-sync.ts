import type { Client } from '@temporalio/client';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { awaitSync } from './await-sync.ts';
import { readLiveSync, type LiveSync } from './live-sync.ts';
import { callTemporal } from './temporal-failure.ts';

const runId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A run that was started this moment is listed only a little later; so long it is looked for. */
const listingDelayMs = 1_500;
const lookAgainMs = 100;

/**
 * One sync: its result from the sync log, or from Temporal while it runs.
 * @throws SyncFailure SyncNotFound where neither knows the id; TemporalUnavailable
 */
export async function readSync(client: Client, syncLog: SyncLog, syncId: string): Promise<SyncResult | LiveSync> {
  const logged = await syncLog.find(syncId);
  if (logged !== null) return logged;

  const run = runId.test(syncId) ? await findRun(client, syncId) : null;
  if (run === null) throw new SyncFailure('SyncNotFound', 'No sync of this id is known.');
  if (run.running) {
    const live = await readLiveSync(client, run);
    if (live.finishedAt === null) return live;
  }
  return await awaitSync(client, syncLog, run, AbortSignal.timeout(5_000));
}

interface FoundRun {
  workflowId: string;
  runId: string;
  running: boolean;
}

async function findRun(client: Client, syncId: string): Promise<FoundRun | null> {
  const giveUpAt = Date.now() + listingDelayMs;
  for (;;) {
    const found = await callTemporal(() => listRun(client, syncId));
    if (found !== null || Date.now() > giveUpAt) return found;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

async function listRun(client: Client, syncId: string): Promise<FoundRun | null> {
  for await (const run of client.workflow.list({ query: `RunId = "${syncId}"` })) {
    return { workflowId: run.workflowId, runId: run.runId, running: run.status.name === 'RUNNING' };
  }
  return null;
}
