import { activityInfo } from '@temporalio/activity';
import { syncLinks, type LinkSettings } from '../customer/sync-links.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { SyncLogError } from '../sync-log/sync-log-error.ts';
import { runStep } from './run-step.ts';

/**
 * Step 7: one row in the sync log. The row says of this very step that it completed, which its presence proves. A
 * result that was recorded once is never changed: a repeated attempt returns the row that is there.
 */
export function createLogResult(syncLog: SyncLog, settings: LinkSettings) {
  return async function logResult(result: SyncResult) {
    return await runStep(async () => {
      const { attempt, scheduledTimestampMs, namespace } = activityInfo();
      const now = Date.now();
      return await record(syncLog, {
        ...result,
        steps: result.steps.map((step) =>
          step.step === 'log'
            ? {
                ...step,
                status: 'completed',
                attempts: attempt,
                startedAt: new Date(scheduledTimestampMs).toISOString(),
                durationMs: Math.max(0, now - scheduledTimestampMs),
              }
            : step,
        ),
        finishedAt: new Date(now).toISOString(),
        links: syncLinks(result, namespace, settings),
      });
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
