import { recordInput, type BulkOptions, type OpenRecord } from '../bulk.ts';
import { recordGuid } from '../record-guid.ts';
import { readSyncInput } from '../sync-input.ts';
import type { SyncResult } from '../sync-result.ts';
import { closeBoard, noteInput, openBoard } from './sync-board.ts';

/**
 * The result of a bulk's record whose own workflow ended without one: it was terminated in Temporal. What it wrote until
 * then nobody can tell, so it is told as cancelled.
 * @param run the workflow that is gone
 */
export function cancelledRecord(
  bulkId: string,
  options: BulkOptions,
  record: OpenRecord,
  run: { workflowId: string; runId: string },
): SyncResult {
  const now = new Date();
  const state = openBoard({ ...run, trackingGuid: recordGuid(bulkId, record.line), startedAt: now });
  noteInput(state, readSyncInput(recordInput(options, record)));
  return closeBoard(state, 'cancelled', now);
}
