import { beforeEach, describe, expect, test } from '@jest/globals';
import type { MetricMeter, MetricTags } from '@temporalio/common';
import { createWorkerMetrics, histogramBuckets, type WorkerMetrics } from './metrics.ts';

interface Recorded {
  name: string;
  value: number;
  tags: MetricTags | undefined;
}

let recorded: Recorded[];
let metrics: WorkerMetrics;

function keep(name: string) {
  return (value: number, tags?: MetricTags): void => void recorded.push({ name, value, tags });
}

/** The SDK's meter, as far as we use it; keeps what it is given. */
function recordingMeter(): MetricMeter {
  const meter: MetricMeter = {
    createCounter: (name) => ({
      name,
      kind: 'counter',
      valueType: 'int',
      add: keep(name),
      withTags: () => meter.createCounter(name),
    }),
    createHistogram: (name, valueType = 'int') => ({
      name,
      kind: 'histogram',
      valueType,
      record: keep(name),
      withTags: () => meter.createHistogram(name, valueType),
    }),
    createGauge: (name, valueType = 'int') => ({
      name,
      kind: 'gauge',
      valueType,
      set: keep(name),
      withTags: () => meter.createGauge(name, valueType),
    }),
    withTags: () => meter,
  };
  return meter;
}

beforeEach(() => {
  recorded = [];
  metrics = createWorkerMetrics(recordingMeter());
});

describe('the metrics of a worker', () => {
  test('begin with a 0 for every way to fail, and with nothing else', () => {
    expect(recorded.every(({ name, value }) => name === 'customer_sync_syncs' && value === 0)).toBe(true);
    const tags = { outcome: 'invalid', error_code: 'InvalidEmailFormat', trigger: 'customer_create', dry_run: false };
    expect(recorded.map((one) => one.tags)).toContainEqual(tags);
    expect(recorded.filter((one) => one.tags?.['error_code'] === 'RateLimited')).toHaveLength(6);
  });

  test('tell of a sync that went well without an error code', () => {
    metrics.countSync({ outcome: 'created', error: null, trigger: 'bulk', dryRun: true });
    const tags = { outcome: 'created', error_code: '', trigger: 'bulk', dry_run: true };
    expect(recorded.at(-1)).toEqual({ name: 'customer_sync_syncs', value: 1, tags });
  });

  test.each([
    [200, '2xx'],
    [204, '2xx'],
    [301, '3xx'],
    [429, '4xx'],
    [503, '5xx'],
    [null, 'none'],
  ])('put a request with the status %j among %s, and its time among seconds', (status, status_class) => {
    const about = { system: 'ipaas', method: 'GET' } as const;
    metrics.countUpstreamCall({ ...about, status, durationMs: 1_250, route: '/x', requestId: null });
    expect(recorded.slice(-2)).toEqual([
      { name: 'customer_sync_upstream_requests', value: 1, tags: { ...about, status_class } },
      { name: 'customer_sync_upstream_request_seconds', value: 1.25, tags: { system: 'ipaas' } },
    ]);
  });

  test('time the attempts at a step, and show the age of a queue', () => {
    metrics.timeStep('fetch', 'waiting', 0.5);
    metrics.setQueueAge('ipaas-api', 12.5);
    expect(recorded.slice(-2)).toEqual([
      { name: 'customer_sync_step_seconds', value: 0.5, tags: { step: 'fetch', status: 'waiting' } },
      { name: 'customer_sync_queue_age_seconds', value: 12.5, tags: { task_queue: 'ipaas-api' } },
    ]);
  });

  test('show how a budget stands, and count only the throttles that are new', () => {
    const reading = { system: 'ipaas', requestsPerSecond: 500, pausedForMs: 1_500, inFlight: 7, share: 50 } as const;
    metrics.showBudget({ ...reading, waiting: { single: 1, bulk: 20 }, throttles: 2 });
    const system = 'ipaas';
    expect(recorded.slice(-6)).toEqual([
      { name: 'customer_sync_budget_requests_per_second', value: 500, tags: { system } },
      { name: 'customer_sync_budget_in_flight', value: 7, tags: { system } },
      { name: 'customer_sync_budget_waiting', value: 1, tags: { system, lane: 'single' } },
      { name: 'customer_sync_budget_waiting', value: 20, tags: { system, lane: 'bulk' } },
      { name: 'customer_sync_budget_paused_seconds', value: 1.5, tags: { system } },
      { name: 'customer_sync_budget_throttles', value: 2, tags: { system } },
    ]);
    metrics.showBudget({ ...reading, waiting: { single: 0, bulk: 0 }, throttles: 5 });
    expect(recorded.at(-1)).toEqual({ name: 'customer_sync_budget_throttles', value: 3, tags: { system } });
  });

  test.each(Object.entries(histogramBuckets))('have buckets that grow: %s', (name, buckets) => {
    expect(name).toMatch(/_seconds$/);
    expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
    expect(new Set(buckets).size).toBe(buckets.length);
  });
});
