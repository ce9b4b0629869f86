import type { SyncResult } from '../../customer/sync-result.ts';
import type { BulkStore, OwnRecord } from './bulk-store.ts';

const askedAtOnce = 50;

/** What is known of the workflow that has a record. */
export interface OwnRuns {
  /** False where it is gone, whether or not it came to log its result. */
  runs(record: OwnRecord): Promise<boolean>;
  /** The result of a record whose workflow is gone without one. */
  lostResult(record: OwnRecord): SyncResult;
}

/**
 * Ends the records whose own workflow ended without a result in the log, because somebody terminated it in Temporal, so that
 * the totals of their bulk add up. Asked for are some of the first at a time. A result is in the log before its workflow
 * ends, so the log is looked into last; one that came into it even later counts, and not the one that is made here.
 */
export async function endLostRecords(bulks: BulkStore, bulkId: string, own: OwnRuns): Promise<void> {
  const gone: OwnRecord[] = [];
  for (const record of await bulks.unsettledRecords(bulkId, askedAtOnce)) {
    if (!(await own.runs(record))) gone.push(record);
  }
  if (gone.length === 0) return;
  await bulks.settleOwnWorkflows(bulkId);
  const lost = gone.map((record) => ({ position: record.position, result: own.lostResult(record) }));
  await bulks.recordOutcomes(bulkId, lost);
}
