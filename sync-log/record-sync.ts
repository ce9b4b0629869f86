import type { SyncResult } from '../customer/sync-result.ts';
import type { Database } from './database.ts';
import { keepResults, keptUnder } from './keep-results.ts';
import { fromRow } from './rows.ts';

/**
 * Keeps a result, and marks the failures that it mends. What was already kept under this sync id stays as it is.
 * @returns the result as it is kept, without what later syncs did to it
 */
export async function recordSync(database: Database, result: SyncResult): Promise<SyncResult> {
  return await database.db.transaction().execute(async (transaction) => {
    const kept = await keepResults(database, transaction, [result]);
    return fromRow({ ...keptUnder(kept, result.syncId), resolved_by: null });
  });
}
