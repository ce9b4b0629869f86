import { log, metricMeter } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory, CancelledFailure } from '@temporalio/common';
import { SyncFailure, type UpstreamSystem } from '../customer/sync-failure.ts';
import type { FailureDetails } from './failure-details.ts';
import { SyncLogError } from '../sync-log/sync-log-error.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { StepTiming } from '../customer/flow/step-report.ts';

/**
 * Turns what a step threw into the error that Temporal understands: the catalogue's code as its type, retried or not,
 * and when. A wait is told in the message, which the Temporal UI shows beside the pending activity.
 * @param attemptsAtInternalErrors how often a fault of our own is tried before the step fails for good
 */
export function toActivityFailure(error: unknown, timing: StepTiming, attemptsAtInternalErrors: number): Error {
  if (error instanceof CancelledFailure) return error;
  const known = asSyncFailure(error);
  const failure =
    known === null ? fromUnexpected(error, timing, attemptsAtInternalErrors) : fromSyncFailure(known, timing);
  // The stack of the code that says no would bury the message in the Temporal UI.
  failure.stack = '';
  return failure;
}

/** A log that is away is waited for, like any other system: no result is given up for it. */
function asSyncFailure(error: unknown): SyncFailure | null {
  if (error instanceof SyncFailure) return error;
  return error instanceof SyncLogError ? new SyncFailure('SyncLogUnavailable', error.message) : null;
}

function fromSyncFailure(failure: SyncFailure, timing: StepTiming): ApplicationFailure {
  const details: FailureDetails = {
    message: failure.message,
    retryable: failure.retryable,
    upstream: failure.upstream,
    problems: failure.problems,
    mapping: failure.mapping,
    timing,
  };
  if (!failure.retryable) {
    return ApplicationFailure.create({
      type: failure.code,
      message: failure.message,
      nonRetryable: true,
      details: [details],
    });
  }
  const delayMs = retryDelayMs(failure.retryAfterMs, timing.attempts, Math.random());
  const until = new Date(Date.now() + delayMs).toISOString();
  if (failure.code === 'RateLimited' && failure.upstream !== null) countRateLimitWait(failure.upstream.system);
  return ApplicationFailure.create({
    type: failure.code,
    message: `${failure.message} Waiting until ${until}, then attempt ${timing.attempts + 1}.`,
    nextRetryDelay: delayMs,
    details: [details],
    // Being asked to slow down is expected: it is counted by our own metric instead of the error metrics.
    ...(failure.code === 'RateLimited' ? { category: ApplicationFailureCategory.BENIGN } : {}),
  });
}

function countRateLimitWait(system: UpstreamSystem): void {
  metricMeter
    .createCounter('customer_sync_rate_limit_waits', '{wait}', 'Times a step was asked by an upstream to slow down')
    .add(1, { system });
}

/** Only the kind of the error is told: its text may quote the customer's data. The stack goes to the worker's log. */
function fromUnexpected(error: unknown, timing: StepTiming, attemptsAtInternalErrors: number): ApplicationFailure {
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error('A step met an unexpected error', { kind, frames: frames.slice(0, 8).map((line) => line.trim()) });

  const message = `Unexpected ${kind}; the log of the worker has the place.`;
  const details: FailureDetails = { message, retryable: true, upstream: null, problems: [], timing };
  return ApplicationFailure.create({
    type: 'InternalError',
    message,
    nonRetryable: timing.attempts >= attemptsAtInternalErrors,
    nextRetryDelay: retryDelayMs(null, timing.attempts, Math.random()),
    details: [details],
  });
}
