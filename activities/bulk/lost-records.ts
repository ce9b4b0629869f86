/** Records whose own workflow ended without a result in the log: somebody terminated it in Temporal. */
import { activityInfo } from '@temporalio/activity';
import { closeBoard, noteInput, openBoard } from '../../customer/flow/sync-board.ts';
import { loggedResult } from '../../customer/flow/logged-result.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import type { OwnRecord } from '../../sync-log/bulks/bulk-store.ts';
import type { BulkRooms } from './bulk-rooms.ts';
import type { FollowInput } from './follow-terms.ts';
import { recordGuid } from './record-guid.ts';

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
  const now = Date.now();
  const { syncId, responseId, retryOf } = record;
  const workflowId = ownSyncs.workflowIdOf({ bulkId, options, record });
  const trackingGuid = recordGuid(bulkId, record.line);
  const state = openBoard({ workflowId, runId: syncId, trackingGuid, startedAt: new Date(now) });
  const { dryRun, collection, force } = options;
  const asked = { trigger: 'bulk', debug: false, trackingGuid: null, bulkRecord: null } as const;
  noteInput(state, { responseId, dryRun, collection, force, retryOf, ...asked });
  const result = closeBoard(state, 'cancelled', new Date(now));
  return loggedResult(result, { attempts: 1, startedAt: now, now, namespace, links });
}
