import type { Client } from '@temporalio/client';
import { SyncFailure } from '../customer/sync-failure.ts';
import { syncLinks, type LinkSettings } from '../customer/sync-links.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { awaitSync } from './await-sync.ts';
import type { LiveSync } from './current-step.ts';
import { findRun } from './find-run.ts';
import { readLiveSync } from './live-sync.ts';

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

  const run = await findRun(client, syncId);
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
