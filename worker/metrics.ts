/** What a worker counts and times for Prometheus, beside the SDK's own metrics. Names and units: docs/operations.md. */
import type { MetricMeter } from '@temporalio/common';
import type { BudgetReading } from '../connectors/budget/open-request-budget.ts';
import type { UpstreamCall } from '../connectors/upstream-call.ts';
import type { UpstreamSystem } from '../customer/sync-failure.ts';
import { failureEntry, failures, isFailureCode } from '../customer/failures.ts';
import { triggers, type StepName, type SyncResult } from '../customer/sync-result.ts';

/** How one attempt at a step went; `waiting` is a failure that will be tried again. */
export type AttemptStatus = 'completed' | 'waiting' | 'failed' | 'cancelled';

export interface WorkerMetrics {
  /** A sync has ended and its result is in the log. */
  countSync(result: Pick<SyncResult, 'outcome' | 'error' | 'trigger' | 'dryRun'>): void;
  /** One attempt at a step has ended. */
  timeStep(step: StepName, status: AttemptStatus, seconds: number): void;
  countUpstreamCall(call: UpstreamCall): void;
  /** How long the oldest task of a queue has waited for a worker. */
  setQueueAge(taskQueue: string, seconds: number): void;
  /** How a request budget stands, as this process sees it. */
  showBudget(reading: BudgetReading): void;
}

const stepSeconds = 'customer_sync_step_seconds';
const upstreamSeconds = 'customer_sync_upstream_request_seconds';

/** From a local step to the longest time-out of one; by name of the metric. */
export const histogramBuckets = {
  [stepSeconds]: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
  [upstreamSeconds]: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
};

/** @param meter of the runtime, which adds `_total` to counters and measures nothing where no address is set */
export function createWorkerMetrics(meter: MetricMeter): WorkerMetrics {
  const syncs = meter.createCounter('customer_sync_syncs', '{sync}', 'Syncs that ended, by how');
  for (const labels of everyFailure()) syncs.add(0, labels);
  const steps = meter.createHistogram(stepSeconds, 'float', 's', 'How long one attempt at a step took');
  const requests = meter.createCounter('customer_sync_upstream_requests', '{request}', 'Requests to upstreams');
  const requestTimes = meter.createHistogram(upstreamSeconds, 'float', 's', 'How long a request to an upstream took');
  const queueAges = meter.createGauge(
    'customer_sync_queue_age_seconds',
    'float',
    's',
    'How long the oldest task of a queue has waited for a worker',
  );
  const showBudget = budgetMetrics(meter);
  return {
    showBudget,
    countSync: ({ outcome, error, trigger, dryRun }) =>
      syncs.add(1, { outcome, error_code: error?.code ?? '', trigger, dry_run: dryRun }),
    timeStep: (step, status, seconds) => steps.record(seconds, { step, status }),
    countUpstreamCall({ system, method, status, durationMs }) {
      requests.add(1, { system, method, status_class: statusClass(status) });
      requestTimes.record(durationMs / 1_000, { system });
    },
    setQueueAge: (taskQueue, seconds) => queueAges.set(seconds, { task_queue: taskQueue }),
  };
}

/** Throttles are counted by the reading since its beginning, so the counter takes what is new. */
function budgetMetrics(meter: MetricMeter): WorkerMetrics['showBudget'] {
  const gauge = (name: string, unit: string, text: string) => meter.createGauge(name, 'float', unit, text);
  const rates = gauge('customer_sync_budget_requests_per_second', '{request}/s', 'Requests allowed to all workers');
  const inFlights = gauge('customer_sync_budget_in_flight', '{request}', 'Requests of this worker in flight');
  const waitings = gauge('customer_sync_budget_waiting', '{request}', 'Requests that wait for their turn');
  const pauses = gauge('customer_sync_budget_paused_seconds', 's', 'How long nothing may be sent yet');
  const throttles = meter.createCounter('customer_sync_budget_throttles', '{throttle}', 'Times we had to slow down');
  const counted: Record<UpstreamSystem, number> = { openai: 0, ipaas: 0 };
  return ({ system, requestsPerSecond, pausedForMs, inFlight, waiting, throttles: count }) => {
    rates.set(requestsPerSecond, { system });
    inFlights.set(inFlight, { system });
    waitings.set(waiting.single, { system, lane: 'single' });
    waitings.set(waiting.bulk, { system, lane: 'bulk' });
    pauses.set(pausedForMs / 1_000, { system });
    throttles.add(count - counted[system], { system });
    counted[system] = count;
  };
}

/** Shown as 0 from the start: Prometheus sees no increase in a count that begins with 1, and no alert the first failure. */
function everyFailure() {
  const codes = Object.keys(failures).filter(isFailureCode);
  return codes.flatMap((error_code) => {
    const { outcome } = failureEntry(error_code);
    return triggers.map((trigger) => ({ outcome, error_code, trigger, dry_run: false }));
  });
}

/** `2xx`, `4xx`; `none` where no answer came. */
function statusClass(status: number | null): string {
  return status === null ? 'none' : `${Math.trunc(status / 100)}xx`;
}
