/** Gives a record a workflow of its own, once, whatever happens to the worker meanwhile. */
import { bulkSyncId } from '../../customer/bulk.ts';
import type { BulkRooms } from './bulk-rooms.ts';
import { mostOwnWorkflows, type OwnSyncOrder } from './own-syncs.ts';

type Rooms = Pick<BulkRooms, 'syncLog' | 'ownSyncs'>;

/**
 * Noted first, under the record's own sync id, and then started: a page that is repeated because its worker died in
 * between would otherwise sync a record whose workflow runs.
 */
export async function beginOwnSync({ syncLog, ownSyncs }: Rooms, order: OwnSyncOrder): Promise<void> {
  const { bulkId, record } = order;
  await syncLog.bulks.noteOwnWorkflow(bulkId, record.position, bulkSyncId(bulkId, record.line));
  await syncLog.bulks.noteOwnWorkflow(bulkId, record.position, await ownSyncs.start(order));
}

/** Finds the workflows of records that were only noted, or starts them now. */
export async function resumeOwnSyncs({ syncLog, ownSyncs }: Rooms, input: Omit<OwnSyncOrder, 'record'>): Promise<void> {
  const { bulkId } = input;
  for (const record of await syncLog.bulks.unsettledRecords(bulkId, mostOwnWorkflows)) {
    if (record.syncId !== bulkSyncId(bulkId, record.line)) continue;
    const order = { ...input, record };
    const syncId = (await ownSyncs.find(order)) ?? (await ownSyncs.start(order));
    await syncLog.bulks.noteOwnWorkflow(bulkId, record.position, syncId);
  }
}
