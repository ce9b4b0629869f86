import type { BulkStatus } from '../../customer/bulk.ts';
import type { BulkStore } from '../../sync-log/bulks/bulk-store.ts';
import { runBulkStep } from './run-bulk-step.ts';

/** Notes for everybody who looks that the bulk is paused, or goes on. */
export function createNoteBulkStatus(bulks: BulkStore) {
  return async function noteBulkStatus(input: { bulkId: string; status: Extract<BulkStatus, 'running' | 'paused'> }) {
    return await runBulkStep(async () => {
      await bulks.setStatus(input.bulkId, input.status);
      return null;
    });
  };
}

/** Ends a bulk: its records are counted anew, and the count is held against its totals. */
export function createEndBulk(bulks: BulkStore) {
  return async function endBulk(input: { bulkId: string; status: Extract<BulkStatus, 'completed' | 'cancelled'> }) {
    return await runBulkStep(async () => await bulks.finish(input.bulkId, input.status));
  };
}
