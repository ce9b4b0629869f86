import type { FailureCode } from '../failures.ts';
import type { Outcome, StepName, SyncResult } from '../sync-result.ts';

/** What a log line tells of a sync that ended: none of its customer's data. */
export interface SyncEnd {
  outcome: Outcome;
  errorCode: FailureCode | null;
  /** Of the error. */
  step: StepName | null;
  dryRun: boolean;
  durationMs: number;
}

export function syncEnd({ outcome, error, dryRun, startedAt, finishedAt }: SyncResult): SyncEnd {
  const durationMs = Date.parse(finishedAt) - Date.parse(startedAt);
  return { outcome, errorCode: error?.code ?? null, step: error?.step ?? null, dryRun, durationMs };
}
