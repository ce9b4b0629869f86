/** What the activities of a bulk know of the workflows of its records. */
import { activityInfo } from '@temporalio/activity';
import { bulkSyncId } from '../../customer/bulk.ts';
import { cancelledRecord } from '../../customer/flow/cancelled-record.ts';
import { loggedResult } from '../../customer/flow/logged-result.ts';
import type { OwnRuns } from '../../sync-log/bulks/end-lost-records.ts';
import type { BulkRooms } from './bulk-rooms.ts';
import type { FollowInput } from './follow-terms.ts';

export function ownRunsOf({ links, ownSyncs }: BulkRooms, { bulkId, options }: FollowInput): OwnRuns {
  const { namespace } = activityInfo();
  return {
    async runs(record) {
      // Only noted: a page that is under way starts its workflow at this moment.
      if (record.syncId === bulkSyncId(bulkId, record.line)) return true;
      return await ownSyncs.runs({ bulkId, options, record }, record.syncId);
    },
    lostResult(record) {
      const workflowId = ownSyncs.workflowIdOf({ bulkId, options, record });
      const result = cancelledRecord(bulkId, options, record, { workflowId, runId: record.syncId });
      const now = Date.now();
      return loggedResult(result, { attempts: 1, startedAt: now, now, namespace, links });
    },
  };
}
