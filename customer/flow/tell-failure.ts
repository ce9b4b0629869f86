/** What a result says of a step that failed. */
import { failureEntry, type FailureCode } from '../failures.ts';
import type { SyncFailure } from '../sync-failure.ts';
import type { StepName, SyncError } from '../sync-result.ts';

/** What is known of a failure beside its code; titles and advice are the catalogue's. */
export type ToldFailure = Pick<SyncFailure, 'message' | 'retryable' | 'upstream' | 'problems'>;

export function tellFailure(code: FailureCode, told: ToldFailure, step: StepName): SyncError {
  const { title, resolution } = failureEntry(code);
  const { message, retryable, upstream, problems } = told;
  return { code, title, message, resolution, step, retryable, upstream, problems };
}
