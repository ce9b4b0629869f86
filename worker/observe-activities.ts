/** Logs and measures every activity from outside, so that the steps themselves stay thin. */
import { log } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure, defaultPayloadConverter } from '@temporalio/common';
import type { Headers } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { z } from 'zod';
import type { StepName } from '../customer/sync-result.ts';
import { syncResultSchema } from '../customer/sync-result-schema.ts';
import { trackingGuidHeader } from '../workflows/tracking-guid.ts';
import type { AttemptStatus, WorkerMetrics } from './metrics.ts';

const steps: Readonly<Record<string, StepName>> = {
  authenticate: 'authenticate',
  fetchResponse: 'fetch',
  mapCustomer: 'map',
  validateCustomer: 'validate',
  upsertCustomer: 'upsert',
  logResult: 'log',
};

/**
 * Interceptors that put step and tracking GUID on every line that an activity logs, say why and until when a step
 * waits, and time each attempt. Where the result of a sync was logged, the sync is counted; an attempt that is repeated
 * because its worker died may count it twice.
 */
export function observeActivities(metrics: WorkerMetrics): ActivityInterceptorsFactory {
  return ({ info }) => {
    const step = steps[info.activityType];
    let trackingGuid: string | null = null;
    return {
      inbound: {
        async execute(input, next) {
          trackingGuid = readTrackingGuid(input.headers);
          const startedAt = performance.now();
          const time = (status: AttemptStatus): void => {
            if (step !== undefined) metrics.timeStep(step, status, (performance.now() - startedAt) / 1_000);
          };
          try {
            const output: unknown = await next(input);
            // Null is no attempt at the step: the key's check could not be recalled, and is made next.
            if (output !== null) time('completed');
            if (step === 'log') countSync(metrics, output);
            return output;
          } catch (error) {
            time(statusOf(error));
            logWait(error, info.attempt);
            throw error;
          }
        },
      },
      outbound: { getLogAttributes: (input, next) => next({ ...input, step: step ?? null, trackingGuid }) },
    };
  };
}

function readTrackingGuid(headers: Headers): string | null {
  const payload = headers[trackingGuidHeader];
  const guid: unknown = payload === undefined ? null : defaultPayloadConverter.fromPayload(payload);
  return typeof guid === 'string' ? guid : null;
}

const loggedSchema = z.object({ value: syncResultSchema });

function countSync(metrics: WorkerMetrics, output: unknown): void {
  const logged = loggedSchema.safeParse(output);
  if (logged.success) metrics.countSync(logged.data.value);
}

function statusOf(error: unknown): AttemptStatus {
  if (error instanceof CancelledFailure) return 'cancelled';
  return waitMs(error) === null ? 'failed' : 'waiting';
}

/** How long until the next attempt; null where there will be none. */
function waitMs(error: unknown): number | null {
  if (!(error instanceof ApplicationFailure) || error.nonRetryable === true) return null;
  return typeof error.nextRetryDelay === 'number' ? error.nextRetryDelay : null;
}

/** The message is one of ours: activities throw nothing else (activities/to-activity-failure.ts). */
function logWait(error: unknown, attempt: number): void {
  const delayMs = waitMs(error);
  if (delayMs === null || !(error instanceof ApplicationFailure)) return;
  const waitUntil = new Date(Date.now() + delayMs).toISOString();
  log.info('Step waits', { errorCode: error.type ?? null, why: error.message, waitUntil, nextAttempt: attempt + 1 });
}
