import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Client } from '@temporalio/client';
import type { Bulk } from '../../customer/bulk.ts';
import { knownBulk } from '../../sync-log/bulks/known-bulk.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { hasEnded, readBulk } from './read-bulk.ts';

/** The store is asked often, because it is near; Temporal, whether the workflow is still there, only now and then. */
const lookAgainMs = 250;
const askTemporalEvery = 40;

/**
 * A bulk each time that something of it has changed, until it has ended; the last one is its end.
 * @param signal ends the waiting, not the bulk; the next step then rejects with the signal's reason
 * @throws SyncFailure BulkNotFound; SyncLogError
 */
export async function* awaitBulk(
  client: Client,
  syncLog: Pick<SyncLog, 'bulks'>,
  bulkId: string,
  signal: AbortSignal,
): AsyncGenerator<Bulk, void, undefined> {
  let before: Bulk | null = null;
  for (let turn = 0; ; turn += 1) {
    signal.throwIfAborted();
    const asksTemporal = turn % askTemporalEvery === 0;
    const bulk = await (asksTemporal ? readBulk(client, syncLog, bulkId) : knownBulk(syncLog.bulks, bulkId));
    if (!isDeepStrictEqual(bulk, before)) yield bulk;
    if (hasEnded(bulk)) return;
    before = bulk;
    await delay(lookAgainMs, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
