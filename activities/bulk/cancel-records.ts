import type { BulkOptions } from '../../customer/bulk.ts';
import { runStep } from '../run-step.ts';
import type { BulkRooms } from './bulk-rooms.ts';
import { mostOwnWorkflows } from './own-syncs.ts';

/** Cancels every record that has not begun, and asks the workflows of the others to end; what they wrote is told. */
export function createCancelRecords({ syncLog, ownSyncs }: Pick<BulkRooms, 'syncLog' | 'ownSyncs'>) {
  return async function cancelRecords({ bulkId, options }: { bulkId: string; options: BulkOptions }) {
    return await runStep(async () => {
      await syncLog.bulks.cancelOpenRecords(bulkId);
      for (const record of await syncLog.bulks.unsettledRecords(bulkId, mostOwnWorkflows)) {
        await ownSyncs.cancel({ bulkId, options, record }, record.syncId);
      }
      return null;
    });
  };
}
