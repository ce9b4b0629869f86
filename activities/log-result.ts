import { activityInfo } from '@temporalio/activity';
import { loggedResult } from '../customer/flow/logged-result.ts';
import type { LinkSettings } from '../customer/sync-links.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { SyncLogError } from '../sync-log/sync-log-error.ts';
import { runStep } from './run-step.ts';

/**
 * Step 7: one row in the sync log. A result that was recorded once is never changed: a repeated attempt returns the row
 * that is there.
 */
export function createLogResult(syncLog: SyncLog, links: LinkSettings) {
  return async function logResult(result: SyncResult) {
    return await runStep(async () => {
      const { attempt: attempts, scheduledTimestampMs: startedAt, namespace } = activityInfo();
      return await record(syncLog, loggedResult(result, { attempts, startedAt, now: Date.now(), namespace, links }));
    });
  };
}

/** A result is never given up: whatever keeps the log from taking it is waited for. */
async function record(syncLog: SyncLog, result: SyncResult): Promise<SyncResult> {
  try {
    return await syncLog.record(result);
  } catch (cause) {
    if (cause instanceof SyncLogError) throw cause;
    throw new SyncLogError('The sync log could not take the result. Look at its disk and its file.', { cause });
  }
}
