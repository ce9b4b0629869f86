import type { Bulk } from '../../customer/bulk.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { BulkStore } from './bulk-store.ts';

/** The bulk of an id that came from outside. @throws SyncFailure BulkNotFound */
export async function knownBulk(bulks: Pick<BulkStore, 'find'>, bulkId: string): Promise<Bulk> {
  const bulk = await bulks.find(bulkId);
  if (bulk === null) throw new SyncFailure('BulkNotFound', 'No bulk of this id is known.');
  return bulk;
}
