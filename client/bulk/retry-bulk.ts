import type { Client } from '@temporalio/client';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { beginBulk, type StartedBulk } from './begin-bulk.ts';
import { hasEnded, readBulk } from './read-bulk.ts';

/**
 * Starts a new bulk of the records of another one that ended without success, with the settings it had.
 * @throws SyncFailure BulkNotFound; BulkRunning where the old one has not ended; NothingToRetry; TemporalUnavailable
 *   where the server did not confirm the start, in which case no sync was promised; SyncLogError
 */
export async function retryBulk(
  client: Client,
  syncLog: Pick<SyncLog, 'bulks'>,
  bulkId: string,
): Promise<StartedBulk & { retryOf: string }> {
  const old = await readBulk(client, syncLog, bulkId);
  if (!hasEnded(old)) throw new SyncFailure('BulkRunning', 'The bulk has not ended, so it cannot be retried yet.');
  const { dryRun, collection, force, history } = old;
  const fill = async (newId: string): Promise<void> => {
    if ((await syncLog.bulks.addUnsuccessful(newId, bulkId)) === 0) throw nothingToRetry();
  };
  const started = await beginBulk(client, syncLog, { dryRun, collection, force, history, retryOf: bulkId, fill });
  return { ...started, retryOf: bulkId };
}

function nothingToRetry(): SyncFailure {
  return new SyncFailure('NothingToRetry', 'None of the records of the bulk failed.');
}
