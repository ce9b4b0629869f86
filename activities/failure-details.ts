import type { Problem, UpstreamAnswer } from '../customer/sync-failure.ts';
import type { StepTiming } from './step-report.ts';

/** What an activity's failure carries beside code and message; the only entry of `ApplicationFailure.details`. */
export interface FailureDetails {
  /** The message without the note on the next attempt. */
  message: string;
  retryable: boolean;
  upstream: UpstreamAnswer | null;
  problems: Problem[];
  timing: StepTiming;
}
