/** What the API counts and times for Prometheus. Names and units: docs/operations.md. */
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Trigger } from '../../customer/sync-result.ts';
import { readSyncInput } from '../../customer/sync-input.ts';
import { bulkWorkflowType } from '../../workflows/contract.ts';

export interface ApiMetrics {
  registry: Registry;
  /** @param seconds null for a stream, which lasts as long as its reader wants */
  countRequest(method: string, route: string, status: number, seconds: number | null): void;
  countStart(trigger: Trigger): void;
  countBulkStart(): void;
}

const secondsBuckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export function createApiMetrics(): ApiMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'customer_sync_api_requests_total',
    help: 'Requests that were answered, by route and status',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const requestTimes = new Histogram({
    name: 'customer_sync_api_request_seconds',
    help: 'How long an answer took, streams left out',
    labelNames: ['method', 'route'],
    buckets: secondsBuckets,
    registers,
  });
  const starts = new Counter({
    name: 'customer_sync_api_started_syncs_total',
    help: 'Syncs that Temporal accepted from this process, those that joined a running one included',
    labelNames: ['trigger'],
    registers,
  });
  const bulkStarts = new Counter({
    name: 'customer_sync_api_started_bulks_total',
    help: 'Bulks that Temporal accepted from this process',
    registers,
  });
  return {
    registry,
    countRequest(method, route, status, seconds) {
      requests.inc({ method, route, status });
      if (seconds !== null) requestTimes.observe({ method, route }, seconds);
    },
    countStart: (trigger) => starts.inc({ trigger }),
    countBulkStart: () => bulkStarts.inc(),
  };
}

/** Counts the syncs and bulks that a Temporal client starts, once the server has confirmed them. */
export function countStarts(metrics: Pick<ApiMetrics, 'countStart' | 'countBulkStart'>): WorkflowClientInterceptor {
  return {
    async startWithDetails(input, next) {
      const started = await next(input);
      if (input.workflowType === bulkWorkflowType) metrics.countBulkStart();
      else metrics.countStart(readSyncInput(input.options.args[0]).trigger);
      return started;
    },
  };
}
