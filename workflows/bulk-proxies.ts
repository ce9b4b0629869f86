/**
 * Time-outs and retry policy of the activities of a bulk. None gives up: what can fail for good is a record's own affair,
 * and a bulk waits for its store and for Temporal for as long as they are away.
 */
import { ActivityCancellationType, proxyActivities } from '@temporalio/workflow';
import type { BulkActivities, PageActivities } from '../activities/activities.ts';
import { bulkPriority, taskQueues } from './contract.ts';

/** Heartbeats are sent every second; a worker that died is noticed after this long. */
const heartbeatTimeout = '5 seconds';

/**
 * For a worker that died; whatever else keeps an activity from its work names its wait itself. Each attempt brings a page
 * on, so a bulk whose workers die again and again must not come to wait longer and longer.
 */
const retry = { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '2 seconds' } as const;

export const { openBulk, noteBulkStatus, endBulk } = proxyActivities<BulkActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout,
  retry,
});

export const { followOwnWorkflows, cancelRecords } = proxyActivities<BulkActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout,
  // What was started is to be noted, whatever becomes of the bulk meanwhile.
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry,
});

/** @param bulkId the bulks of a queue share it, whatever their sizes */
export function pageActivities(bulkId: string): Pick<PageActivities, 'syncPage'> {
  return proxyActivities<PageActivities>({
    taskQueue: taskQueues.bulk,
    summary: 'Sync a page of records',
    startToCloseTimeout: '10 minutes',
    heartbeatTimeout,
    // A page that is to stop finishes the records that it has begun, and says how far it came.
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    priority: bulkPriority(bulkId),
    retry,
  });
}
