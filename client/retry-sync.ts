import type { Client } from '@temporalio/client';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { LinkSettings } from '../customer/sync-links.ts';
import type { SyncInput } from '../customer/sync-input.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { isRunning, readSync } from './read-sync.ts';
import { readStartInput } from './read-start-input.ts';
import { startSync, type StartedSync } from './start-sync.ts';

/** What a retry does otherwise than the sync before it; what is left out stays as it was. */
export interface RetryOptions {
  dryRun?: boolean | undefined;
  /** Name of a mapping collection; null for the built-in one. */
  collection?: string | null | undefined;
  force?: boolean | undefined;
}

/**
 * Starts a new sync of the same response, linked to the old one. While a sync of that response runs, this joins it.
 * @throws SyncFailure SyncNotFound; SyncRunning where the old one has not ended; InvalidId where the old one never had
 *   an id; TemporalUnavailable, WorkerUnavailable
 */
export async function retrySync(
  client: Client,
  syncLog: SyncLog,
  links: LinkSettings,
  syncId: string,
  options: RetryOptions = {},
): Promise<StartedSync & { retryOf: string }> {
  const old = await readSync(client, syncLog, links, syncId);
  if (isRunning(old)) throw new SyncFailure('SyncRunning', 'The sync runs, so it cannot be retried yet.');
  const { responseId } = old;
  if (responseId === null) {
    throw new SyncFailure('InvalidId', 'The sync was started without a response id, so it cannot be retried.');
  }
  const before = await settingsOf(client, old);
  const started = await startSync(client, {
    responseId,
    dryRun: options.dryRun ?? old.dryRun,
    collection: options.collection === undefined ? before.collection : options.collection,
    force: options.force ?? before.force,
    trigger: 'retry',
    retryOf: syncId,
  });
  return { ...started, retryOf: syncId };
}

/** The collection that was asked for stands in the argument; where Temporal has forgotten it, the one applied is known. */
async function settingsOf(client: Client, old: SyncResult): Promise<Pick<SyncInput, 'collection' | 'force'>> {
  const input = await readStartInput(client, old);
  return input ?? { collection: old.mapping?.name ?? null, force: false };
}
