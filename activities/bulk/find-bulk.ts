import type { Bulk } from '../../customer/bulk.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { BulkStore } from '../../sync-log/bulks/bulk-store.ts';

/** @throws SyncFailure BulkNotFound */
export async function findBulk(bulks: BulkStore, bulkId: string): Promise<Bulk> {
  const bulk = await bulks.find(bulkId);
  if (bulk === null) throw new SyncFailure('BulkNotFound', 'The sync log holds no bulk of this id.');
  return bulk;
}
