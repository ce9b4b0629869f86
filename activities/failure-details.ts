import type { MappingIdentity } from '../customer/mapped-customer.ts';
import type { Problem, UpstreamAnswer } from '../customer/sync-failure.ts';
import type { StepTiming } from '../customer/flow/step-report.ts';

/** What an activity's failure carries beside code and message; the only entry of `ApplicationFailure.details`. */
export interface FailureDetails {
  /** The message without the note on the next attempt. */
  message: string;
  retryable: boolean;
  upstream: UpstreamAnswer | null;
  problems: Problem[];
  /** The mapping collection that was being applied; absent from failures of other steps. */
  mapping?: MappingIdentity | null;
  timing: StepTiming;
}
