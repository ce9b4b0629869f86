/** What Prometheus reads from a worker and from the API while syncs go well, wait and fail. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePorts } from '../../tools/free-port.ts';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { eventually } from '../support/eventually.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { scrape, total, type Sample } from './scrape.ts';

let stack: Stack;
let api: ApiProcess;
let worker: Sample[];
let served: Sample[];

/** One sync of each kind, started by the API where it can be: created, after a wait at each upstream; a dry run; invalid. */
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  const metricsAddress = `127.0.0.1:${(await freePorts(1))[0]}`;
  const environment = { ...stack.environment, WORKER_METRICS_ADDRESS: metricsAddress };
  await stack.startWorker(environment);
  api = await startApi(stack.environment);

  const responseId = await sendCustomer(stack.openaiUrl, newCustomer('METRIC-1'));
  const tooMany = { type: 'status', status: 429, headers: { 'retry-after': '1' } } as const;
  await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault: tooMany }]);
  await stack.ipaas.addFaults([{ match: { path: 'LookupSpecial' }, times: 1, fault: tooMany }]);
  await api.post('/v1/syncs?wait=60', { responseId });
  await api.post('/v1/syncs?wait=60', { responseId, dryRun: true });
  await stack.sync('resp_sandbox_no_email');
  await api.get('/v1/syncs/no-such-sync');

  worker = await eventually('the age of all queues is known', async () => {
    const samples = await scrape(`http://${metricsAddress}/metrics`);
    const ages = samples.filter(({ name }) => name === 'customer_sync_queue_age_seconds');
    return ages.length === 3 && samples;
  });
  served = await scrape(`${api.url}/metrics`);
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

describe('a worker', () => {
  test.each([
    [{ outcome: 'created', error_code: '', trigger: 'api', dry_run: 'false' }],
    [{ outcome: 'unchanged', error_code: '', trigger: 'api', dry_run: 'true' }],
    [{ outcome: 'invalid', error_code: 'MissingRequiredField', trigger: 'manual', dry_run: 'false' }],
  ])('counts the syncs that ended: %j', (labels) => {
    expect(total(worker, 'customer_sync_syncs_total', labels)).toBe(1);
  });

  test('shows every failure from the start, so that an alert sees the first', () => {
    const labels = { outcome: 'failed', error_code: 'AuthenticationFailure', trigger: 'api', dry_run: 'false' };
    expect(total(worker, 'customer_sync_syncs_total', labels)).toBe(0);
  });

  test.each([
    ['authenticate', 'completed', 3],
    ['fetch', 'waiting', 1],
    ['fetch', 'completed', 3],
    ['map', 'completed', 3],
    ['validate', 'failed', 1],
    ['upsert', 'waiting', 1],
    ['upsert', 'completed', 2],
    ['log', 'completed', 3],
  ])('times every attempt at a step: %s %s', (step, status, attempts) => {
    expect(total(worker, 'customer_sync_step_seconds_count', { step, status })).toBe(attempts);
    expect(total(worker, 'customer_sync_step_seconds_sum', { step, status })).toBeGreaterThan(0);
    expect(total(worker, 'customer_sync_step_seconds_bucket', { step, status, le: '120' })).toBe(attempts);
  });

  test.each([
    ['openai', 'openai-api'],
    ['ipaas', 'ipaas-api'],
  ])('counts the waits that %s asked for', (system, taskQueue) => {
    expect(total(worker, 'customer_sync_rate_limit_waits_total', { system, taskQueue })).toBe(1);
  });

  test.each([
    [{ system: 'openai', method: 'GET', status_class: '2xx' }],
    [{ system: 'openai', method: 'GET', status_class: '4xx' }],
    [{ system: 'ipaas', method: 'GET', status_class: '2xx' }],
    [{ system: 'ipaas', method: 'POST', status_class: '2xx' }],
    [{ system: 'ipaas', method: 'POST', status_class: '4xx' }],
  ])('counts the requests to upstreams: %j', (labels) => {
    expect(total(worker, 'customer_sync_upstream_requests_total', labels)).toBeGreaterThan(0);
  });

  test.each(['openai', 'ipaas'])('times the requests to %s', (system) => {
    const counted = total(worker, 'customer_sync_upstream_requests_total', { system });
    expect(total(worker, 'customer_sync_upstream_request_seconds_count', { system })).toBe(counted);
    expect(total(worker, 'customer_sync_upstream_request_seconds_bucket', { system, le: '20' })).toBe(counted);
  });

  test.each(['customer-sync', 'openai-api', 'ipaas-api'])('shows the age of the queue %s', (task_queue) => {
    expect(total(worker, 'customer_sync_queue_age_seconds', { task_queue })).toBeGreaterThanOrEqual(0);
  });

  test("shows the SDK's own metrics, too", () => {
    expect(total(worker, 'temporal_worker_task_slots_available')).toBeGreaterThan(0);
  });
});

describe('the API', () => {
  test.each([
    [{ method: 'POST', route: '/v1/syncs', status: '200' }, 2],
    [{ method: 'GET', route: '/v1/syncs/:syncId', status: '404' }, 1],
  ])('counts requests by route, not by what was asked for: %j', (labels, count) => {
    expect(total(served, 'customer_sync_api_requests_total', labels)).toBe(count);
  });

  test('times its answers', () => {
    const labels = { method: 'POST', route: '/v1/syncs' };
    expect(total(served, 'customer_sync_api_request_seconds_count', labels)).toBe(2);
    expect(total(served, 'customer_sync_api_request_seconds_sum', labels)).toBeGreaterThan(1);
  });

  test('counts the syncs it started, and knows how far the log has come', () => {
    expect(total(served, 'customer_sync_api_started_syncs_total', { trigger: 'api' })).toBe(2);
    expect(total(served, 'customer_sync_log_results')).toBe(3);
    const newest = total(served, 'customer_sync_log_newest_result_timestamp_seconds') ?? 0;
    expect(Math.abs(Date.now() / 1_000 - newest)).toBeLessThan(120);
  });

  test('tells that Temporal and the log are there, and of its own process', () => {
    expect(total(served, 'customer_sync_api_temporal_up')).toBe(1);
    expect(total(served, 'customer_sync_api_sync_log_up')).toBe(1);
    expect(total(served, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  test('can be scraped while Temporal is away, and says so', async () => {
    const [port] = await freePorts(1);
    const cutOff = await startApi({ ...stack.environment, TEMPORAL_ADDRESS: `127.0.0.1:${port}` });
    try {
      const samples = await scrape(`${cutOff.url}/metrics`);
      expect(total(samples, 'customer_sync_api_temporal_up')).toBe(0);
      expect(total(samples, 'customer_sync_api_sync_log_up')).toBe(1);
    } finally {
      await cutOff.kill('SIGKILL');
    }
  });
});

describe('a queue that is served too slowly', () => {
  test('is seen to grow old', async () => {
    await stack.stopWorkers();
    const metricsAddress = `127.0.0.1:${(await freePorts(1))[0]}`;
    await stack.startWorker({ WORKER_METRICS_ADDRESS: metricsAddress, OPENAI_RPS: '0.05' });
    for (let index = 0; index < 4; index += 1) {
      await stack.start(await sendCustomer(stack.openaiUrl, newCustomer(`METRIC-AGE-${index}`)));
    }
    const age = await eventually('the queue of OpenAI is old', async () => {
      const samples = await scrape(`http://${metricsAddress}/metrics`);
      const seconds = total(samples, 'customer_sync_queue_age_seconds', { task_queue: 'openai-api' });
      return seconds !== null && seconds > 1 && seconds;
    });
    expect(age).toBeLessThan(60);
  });
});
