import { activityInfo, cancellationSignal, Context } from '@temporalio/activity';
import type { StepReport, StepTiming } from '../customer/flow/step-report.ts';
import { toActivityFailure } from './to-activity-failure.ts';

const heartbeatEveryMs = 1_000;

/** A fault of our own is tried this often before a sync fails: a restart may cure it, a bug it does not. */
const usualAttempts = 3;

/**
 * Runs the work of one step inside its activity: hands it the signal of cancellation, keeps the heartbeat of a regular activity going so
 * that a dead worker is noticed within seconds, reports attempts and duration, and turns what the work throws into
 * the failure that Temporal and people see.
 * @param attemptsAtInternalErrors those lost to workers that died count, too
 */
export async function runStep<T>(
  work: (signal: AbortSignal) => T | Promise<T>,
  attemptsAtInternalErrors = usualAttempts,
): Promise<StepReport<T>> {
  const context = Context.current();
  const ticker = context.info.isLocal ? undefined : setInterval(() => context.heartbeat(), heartbeatEveryMs);
  try {
    const value = await work(cancellationSignal());
    return { value, timing: timingOfThisAttempt() };
  } catch (error) {
    throw toActivityFailure(error, timingOfThisAttempt(), attemptsAtInternalErrors);
  } finally {
    clearInterval(ticker);
  }
}

function timingOfThisAttempt(): StepTiming {
  const { attempt, scheduledTimestampMs } = activityInfo();
  return {
    attempts: attempt,
    startedAt: new Date(scheduledTimestampMs).toISOString(),
    durationMs: Math.max(0, Date.now() - scheduledTimestampMs),
  };
}
