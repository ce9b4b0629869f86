/** Logs and measures a bulk's record that had no workflow of its own, as if each of its steps had been an activity. */
import { log } from '@temporalio/activity';
import { syncEnd } from '../customer/flow/sync-end.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import type { WorkerMetrics } from './metrics.ts';

/** Its result is in the log. */
export function observeRecord(metrics: Pick<WorkerMetrics, 'countSync' | 'timeStep'>, result: SyncResult): void {
  metrics.countSync(result);
  for (const { step, status, durationMs } of result.steps) {
    if (step === 'trigger' || durationMs === null) continue;
    metrics.timeStep(step, status === 'completed' ? 'completed' : 'failed', durationMs / 1_000);
  }
  const { syncId, trackingGuid } = result;
  log.info('Sync ended', { syncId, trackingGuid, ...syncEnd(result) });
}
