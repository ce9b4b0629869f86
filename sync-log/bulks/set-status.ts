import { endedCount, type BulkStatus } from '../../customer/bulk.ts';
import type { Database } from '../database.ts';
import { totalsOf } from './bulk-rows.ts';
import { withBulk } from './with-bulk.ts';

/**
 * Notes that a bulk is paused, or goes on. One that has ended stays as it is. Its rate begins anew with every change:
 * the time in which it stood still says nothing about its pace.
 * @throws SyncFailure InternalError where there is no such bulk
 */
export async function setStatus(
  database: Database,
  bulkId: string,
  status: Extract<BulkStatus, 'running' | 'paused'>,
): Promise<void> {
  await withBulk(database, bulkId, async (transaction, bulk) => {
    if (bulk.finished_at !== null || bulk.status === status) return;
    const now = database.fromNow(0);
    const ended = endedCount(totalsOf(bulk));
    await transaction
      .updateTable('bulks')
      .where('sequence', '=', bulk.sequence)
      .set({ status, paced_at: now, paced_ended: ended, sampled_at: now, sampled_ended: ended })
      .execute();
  });
}
