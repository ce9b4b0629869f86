/** Records whose own workflow ended without a result in the log: somebody terminated it in Temporal. */
import { activityInfo } from '@temporalio/activity';
import { cancelledRecord } from '../../customer/flow/cancelled-record.ts';
import { loggedResult } from '../../customer/flow/logged-result.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import type { OwnRecord } from '../../sync-log/bulks/bulk-store.ts';
import type { BulkRooms } from './bulk-rooms.ts';
import type { FollowInput } from './follow-terms.ts';

const askedAtOnce = 50;

/**
 * Ends such records as cancelled, so that the totals of their bulk add up. Asked for are some of the oldest at a time: a
 * result is in the log before its workflow ends, so what is looked for last is the log.
 */
export async function endLostRecords(rooms: BulkRooms, input: FollowInput): Promise<void> {
  const { bulks } = rooms.syncLog;
  const records = await bulks.unsettledRecords(input.bulkId, askedAtOnce);
  const ended: OwnRecord[] = [];
  for (const record of records) {
    const { bulkId, options } = input;
    if (!(await rooms.ownSyncs.runs({ bulkId, options, record }, record.syncId))) ended.push(record);
  }
  if (ended.length === 0) return;
  await bulks.settleOwnWorkflows(input.bulkId);
  const lost = new Set((await bulks.unsettledRecords(input.bulkId, askedAtOnce)).map(({ position }) => position));
  const gone = ended.filter(({ position }) => lost.has(position));
  await bulks.recordOutcomes(
    input.bulkId,
    gone.map((record) => ({ position: record.position, result: cancelledResult(rooms, input, record) })),
  );
}

function cancelledResult(
  { links, ownSyncs }: BulkRooms,
  { bulkId, options }: FollowInput,
  record: OwnRecord,
): SyncResult {
  const { namespace } = activityInfo();
  const workflowId = ownSyncs.workflowIdOf({ bulkId, options, record });
  const result = cancelledRecord(bulkId, options, record, { workflowId, runId: record.syncId });
  const now = Date.now();
  return loggedResult(result, { attempts: 1, startedAt: now, now, namespace, links });
}
