/** From what a step threw to the error that the result shows. */
import { ActivityFailure, ApplicationFailure, TemporalFailure, TimeoutFailure } from '@temporalio/common';
import type { FailureDetails } from '../activities/failure-details.ts';
import type { StepTiming } from '../customer/flow/step-report.ts';
import { isFailureCode } from '../customer/failures.ts';
import { tellFailure } from '../customer/flow/tell-failure.ts';
import type { MappingIdentity } from '../customer/mapped-customer.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { StepName, SyncError } from '../customer/sync-result.ts';

export interface ReadFailure {
  error: SyncError;
  /** Null where the step ended without an activity to report it. */
  timing: StepTiming | null;
  /** The mapping collection that was being applied; null where the step did not say. */
  mapping: MappingIdentity | null;
}

/**
 * Reads a failed step: an activity's failure (a local activity's arrives unwrapped), a time-out, or a refused argument.
 * Anything else is a fault in the workflow itself and is not for a result: null tells the caller to rethrow it, so that
 * the workflow task is retried after a repair.
 */
export function readFailure(thrown: unknown, step: StepName): ReadFailure | null {
  if (thrown instanceof SyncFailure) return withDetails(tellFailure(thrown.code, thrown, step), thrown);
  if (thrown instanceof ActivityFailure) return readCause(thrown.cause, step);
  return thrown instanceof TemporalFailure ? readCause(thrown, step) : null;
}

function readCause(cause: Error | undefined, step: StepName): ReadFailure {
  if (cause instanceof TimeoutFailure) return readTimeout(cause, step);
  if (cause instanceof ApplicationFailure && isFailureCode(cause.type)) {
    const details = readDetails(cause.details?.[0]);
    const told = details ?? { message: cause.message, retryable: false, upstream: null, problems: [] };
    return withDetails(tellFailure(cause.type, told, step), details);
  }
  const kind = cause instanceof ApplicationFailure ? (cause.type ?? cause.name) : (cause?.name ?? 'an error');
  const message = `The step ended with ${kind}, which the catalogue has no code for.`;
  return withDetails(
    tellFailure('InternalError', { message, retryable: true, upstream: null, problems: [] }, step),
    null,
  );
}

/** The patience for a step ran out: what it last failed of is the reason, if it ever got to say one. */
function readTimeout(timeout: TimeoutFailure, step: StepName): ReadFailure {
  if (timeout.cause !== undefined) return readCause(timeout.cause, step);
  const message = `The step did not finish in time (${timeout.timeoutType}).`;
  return withDetails(
    tellFailure('UpstreamUnavailable', { message, retryable: true, upstream: null, problems: [] }, step),
    null,
  );
}

function withDetails(error: SyncError, told: Partial<Pick<FailureDetails, 'timing' | 'mapping'>> | null): ReadFailure {
  return { error, timing: told?.timing ?? null, mapping: told?.mapping ?? null };
}

/** The details were written by our own activities of the same release or an earlier one; a changed shape is ignored. */
function readDetails(details: unknown): FailureDetails | null {
  return isFailureDetails(details) ? details : null;
}

function isFailureDetails(details: unknown): details is FailureDetails {
  return typeof details === 'object' && details !== null && 'message' in details && 'timing' in details;
}
