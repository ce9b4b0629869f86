import type { Client } from '@temporalio/client';
import type { Bulk } from '../../customer/bulk.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { knownBulk } from '../../sync-log/bulks/known-bulk.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { findBulkRun, type BulkRun } from './bulk-run.ts';
import { endAbandoned } from './end-abandoned.ts';

/** A workflow that has written the end of its bulk closes a moment later, and is started only once all lines are there. */
const startsWithinMs = 3_600_000;

/**
 * A bulk as the store has it. One whose workflow somebody terminated in Temporal is ended here, so that nobody waits for it
 * for ever and its totals add up. Where Temporal does not answer, the store alone is believed.
 * @throws SyncFailure BulkNotFound; SyncLogError
 */
export async function readBulk(client: Client, syncLog: Pick<SyncLog, 'bulks'>, bulkId: string): Promise<Bulk> {
  const bulk = await knownBulk(syncLog.bulks, bulkId);
  if (hasEnded(bulk) || !isAbandoned(bulk, await runOf(client, bulk))) return bulk;
  // Its workflow may have ended the bulk between the two looks, and that end is the true one.
  const again = await knownBulk(syncLog.bulks, bulkId);
  return hasEnded(again) ? again : await endAbandoned(client, syncLog, again);
}

/** True once every record has its outcome. */
export function hasEnded({ status }: Pick<Bulk, 'status'>): boolean {
  return status === 'completed' || status === 'cancelled';
}

async function runOf(client: Client, bulk: Bulk): Promise<BulkRun> {
  try {
    return await findBulkRun(client, bulk);
  } catch (error) {
    if (error instanceof SyncFailure && error.code === 'TemporalUnavailable') return 'running';
    throw error;
  }
}

/** One that Temporal does not know may still be taking its lines. */
function isAbandoned({ startedAt }: Bulk, run: BulkRun): boolean {
  return run === 'ended' || (run === 'unknown' && Date.now() - Date.parse(startedAt) > startsWithinMs);
}
