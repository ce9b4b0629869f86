import type { BulkOptions } from '../../customer/bulk.ts';
import { runBulkStep } from './run-bulk-step.ts';
import { resumeOwnSyncs } from './begin-own-sync.ts';
import type { BulkRooms } from './bulk-rooms.ts';
import { mostOwnWorkflows } from './own-syncs.ts';

/** Cancels every record that has not begun, and asks the workflows of the others to end; what they wrote is told. */
export function createCancelRecords(rooms: Pick<BulkRooms, 'syncLog' | 'ownSyncs'>) {
  const { syncLog, ownSyncs } = rooms;
  return async function cancelRecords({ bulkId, options }: { bulkId: string; options: BulkOptions }) {
    return await runBulkStep(async () => {
      await syncLog.bulks.cancelOpenRecords(bulkId);
      await resumeOwnSyncs(rooms, { bulkId, options });
      for (const record of await syncLog.bulks.unsettledRecords(bulkId, mostOwnWorkflows)) {
        await ownSyncs.cancel({ bulkId, options, record }, record.syncId);
      }
      return null;
    });
  };
}
