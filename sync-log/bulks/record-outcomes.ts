import type { EndedRecord } from '../../customer/bulk.ts';
import type { Database } from '../database.ts';
import { keepResults, keptUnder } from '../keep-results.ts';
import { endingOf, endRecords } from './end-records.ts';
import { withBulk } from './with-bulk.ts';

/**
 * Keeps results of the fast lane and notes their outcomes, all or nothing.
 * @throws SyncFailure InternalError where there is no such bulk
 */
export async function recordOutcomes(database: Database, bulkId: string, ended: readonly EndedRecord[]): Promise<void> {
  if (ended.length === 0) return;
  await withBulk(database, bulkId, async (transaction, bulk) => {
    const results = ended.map(({ result }) => result);
    const kept = await keepResults(database, transaction, results);
    // What was kept under a sync id before is what counts, here as in the log.
    const endings = ended.map(({ position, result }) => endingOf(position, keptUnder(kept, result.syncId)));
    await endRecords(database, transaction, bulk, endings);
  });
}
