/** Rate limits, errors of the other side and answers that are not ready: waited out by Temporal, seen by whoever looks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import axios from 'axios';
import { readLiveSync } from '../../client/live-sync.ts';
import { eventually } from '../support/eventually.ts';
import { freePorts } from '../../tools/free-port.ts';
import { customersNumbered } from '../support/ipaas-records.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let metricsAddress: string;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  metricsAddress = `127.0.0.1:${(await freePorts(1))[0]}`;
  await stack.startWorker({ WORKER_METRICS_ADDRESS: metricsAddress });
});
afterAll(async () => {
  await stack.close();
});

let responseId: string;
let number: string;
beforeEach(async () => {
  number = `WAIT-${Math.random().toString(36).slice(2, 10)}`;
  responseId = await sendCustomer(stack.openaiUrl, newCustomer(number));
});

function attemptsOf(result: Awaited<ReturnType<Stack['sync']>>, step: string): number | undefined {
  return result.steps.find((candidate) => candidate.step === step)?.attempts;
}

describe('a rate limit (429)', () => {
  test('of OpenAI is waited out for as long as Retry-After says, visibly, and the sync then succeeds', async () => {
    await stack.openai.addFaults([
      {
        match: { method: 'GET', path: `^/v1/responses/${responseId}$` },
        times: 1,
        fault: { type: 'status', status: 429, headers: { 'retry-after': '3' } },
      },
    ]);
    const started = await stack.start(responseId);
    const waiting = await eventually('the wait can be seen', async () => {
      const live = await readLiveSync(stack.client, started);
      return (live.current?.waitingFor ?? null) === null ? null : live;
    });
    expect(waiting.current).toMatchObject({ step: 'fetch', attempts: 2, nextRetryAt: expect.any(String) });
    expect(waiting.current?.waitingFor).toMatch(/429.*Waiting until \d{4}-\d{2}-\d{2}T.*, then attempt 2\./);
    expect(waiting.steps.find(({ step }) => step === 'fetch')?.status).toBe('waiting');

    const result = await stack.resultOf(started);
    expect(result.outcome).toBe('created');
    expect(attemptsOf(result, 'fetch')).toBe(2);
    const gets = (await stack.openai.journal()).filter(({ path }) => path === `/v1/responses/${responseId}`);
    expect(gets.map(({ status }) => status)).toEqual([429, 200]);
    const fetchStep = result.steps.find(({ step }) => step === 'fetch');
    expect(fetchStep?.durationMs).toBeGreaterThanOrEqual(3_000);
  });

  test('of iPaaS.com, with Retry-After as a date, is waited out, and the customer is written once', async () => {
    const date = new Date(Date.now() + 3_000).toUTCString();
    await stack.ipaas.addFaults([
      {
        match: { method: 'POST', path: '^/customers/v2/Customer' },
        times: 1,
        fault: { type: 'status', status: 429, headers: { 'retry-after': date } },
      },
    ]);
    const result = await stack.sync(responseId);
    expect(result.outcome).toBe('created');
    expect(attemptsOf(result, 'upsert')).toBe(2);
    expect(await customersNumbered(stack.ipaas, number)).toHaveLength(1);
  });
});

describe('an error of the other side (5xx)', () => {
  test('is tried again with back-off until it is over', async () => {
    await stack.ipaas.addFaults([
      { match: { path: 'LookupSpecial' }, times: 1, fault: { type: 'status', status: 503 } },
      { match: { path: 'LookupSpecial' }, times: 1, fault: { type: 'status', status: 500 } },
    ]);
    const result = await stack.sync(responseId);
    expect(result.outcome).toBe('created');
    expect(attemptsOf(result, 'upsert')).toBe(3);
  });

  test.each(['truncate', 'malformed', 'reset-before-commit'] as const)('%s is one of them', async (type) => {
    await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault: { type } }]);
    const result = await stack.sync(responseId);
    expect(result.outcome).toBe('created');
    expect(attemptsOf(result, 'fetch')).toBe(2);
  });

  test('a create whose answer was lost is found again, not repeated', async () => {
    await stack.ipaas.addFaults([
      { match: { method: 'POST', path: '^/customers/v2/Customer' }, times: 1, fault: { type: 'reset-after-commit' } },
    ]);
    const result = await stack.sync(responseId);
    expect(result.error).toBeNull();
    const customers = await customersNumbered(stack.ipaas, number);
    expect(customers).toHaveLength(1);
    expect(customers[0]?.links).toEqual([number]);
    const creates = (await stack.ipaas.writes()).filter(
      (call) => call.trackingGuid === result.trackingGuid && call.method === 'POST' && /Customer(\?|$)/.test(call.path),
    );
    expect(creates).toHaveLength(1);
  });
});

describe('a response that is not ready', () => {
  test('is looked at again until it is complete', async () => {
    const result = await stack.sync('resp_sandbox_in_progress');
    expect(result.error).toBeNull();
    expect(attemptsOf(result, 'fetch')).toBeGreaterThan(1);
  });
});

async function countedWaits(): Promise<number> {
  const { data } = await axios.get<string>(`http://${metricsAddress}/metrics`);
  const lines = data.split('\n').filter((line) => /^customer_sync_rate_limit_waits.*system="openai"/.test(line));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

describe('every rate-limit wait', () => {
  test('is counted by a metric of our own, which Prometheus can read', async () => {
    const before = await countedWaits();
    await stack.openai.addFaults([
      { match: { path: `^/v1/responses/${responseId}$` }, times: 2, fault: { type: 'status', status: 429 } },
    ]);
    await stack.sync(responseId);
    expect(await countedWaits()).toBe(before + 2);
  });
});
