/** What can be asked of a bulk over HTTP while it runs. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axios from 'axios';
import { endedCount } from '../../customer/bulk.ts';
import { expectProblem } from '../support/api-answers.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { eventually } from '../support/eventually.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { endOf, expectAccepted, readRecords, readToldBulk, type ToldBulk } from './bulk-answers.ts';

let stack: Stack;
let api: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker({ BULK_CONCURRENCY: '5' });
  api = await startDescribedApi(stack.environment);
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

/** Ids that OpenAI does not know, and takes its time to say so. */
async function startSlow(records: number): Promise<ToldBulk> {
  const fault = { type: 'delay', ms: 100 } as const;
  await stack.openai.addFaults([{ match: { path: '^/v1/responses/resp_slow' }, times: records, fault }]);
  const responseIds = Array.from({ length: records }, (_, index) => `resp_slow_${index}`);
  return expectAccepted(await api.post('/v1/bulk-syncs', { responseIds }));
}

async function ask(bulkId: string, what: string): Promise<ToldBulk> {
  const answer = await api.post(`/v1/bulk-syncs/${bulkId}/${what}`, '', {});
  expect(answer.status).toBe(202);
  return readToldBulk(answer.data);
}

describe('a bulk that runs', () => {
  test('can be paused, resumed and cancelled, each twice without harm, and what it did by then stays', async () => {
    const { bulkId } = await startSlow(400);
    await eventually('some records have ended', async () => endedCount((await readRecords(api, bulkId)).totals) > 0);
    await ask(bulkId, 'pause');
    const paused = await ask(bulkId, 'pause');
    expect(paused.status).toBe('paused');
    const still = await eventually('what had begun has ended', async () => {
      const before = endedCount((await readRecords(api, bulkId)).totals);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const after = endedCount((await readRecords(api, bulkId)).totals);
      return before === after && after;
    });
    expect(still).toBeLessThan(400);

    await ask(bulkId, 'resume');
    expect((await ask(bulkId, 'resume')).status).toBe('running');
    await eventually('it goes on', async () => endedCount((await readRecords(api, bulkId)).totals) > still);

    await ask(bulkId, 'cancel');
    const ended = await endOf(api, bulkId);
    expect(ended.status).toBe('cancelled');
    expect(ended.totals.failed).toBeGreaterThan(still);
    expect(ended.totals.cancelled).toBeGreaterThan(0);
    for (const what of ['pause', 'resume', 'cancel']) {
      expectProblem(await api.post(`/v1/bulk-syncs/${bulkId}/${what}`, '', {}), 409, 'BulkEnded');
    }
  });

  test('can not be retried yet', async () => {
    const { bulkId } = await startSlow(200);
    expectProblem(await api.post(`/v1/bulk-syncs/${bulkId}/retry-failed`, '', {}), 409, 'BulkRunning');
    await ask(bulkId, 'cancel');
    await endOf(api, bulkId);
  });

  test('can be followed: the bulk at every change, its end last', async () => {
    const { bulkId } = await startSlow(100);
    const events = await readEvents(bulkId);
    expect(events.length).toBeGreaterThan(1);
    expect(new Set(events.map(({ event }) => event))).toEqual(new Set(['bulk']));
    const told = events.map(({ data }) => readToldBulk(JSON.parse(data)));
    const counts = told.map(({ totals }) => endedCount(totals));
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(told.at(-1)).toMatchObject({ status: 'completed', totals: { received: 100, failed: 100 } });
    expect(told.slice(0, -1).every(({ status }) => status === 'running')).toBe(true);
    expect(await readEvents(bulkId)).toEqual(events.slice(-1));
  });
});

/** All of them, once the server has ended the stream. */
async function readEvents(bulkId: string): Promise<{ event: string; data: string }[]> {
  const { data, headers } = await axios.get<string>(`${api.url}/v1/bulk-syncs/${bulkId}/events`);
  expect(headers['content-type']).toMatch(/^text\/event-stream/);
  return [...data.matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(([, event = '', json = '']) => ({ event, data: json }));
}

test('a list whose workflow somebody terminated in Temporal is ended by who looks at it', async () => {
  const { bulkId, workflowId } = await startSlow(200);
  await stack.client.workflow.getHandle(workflowId).terminate();
  const ended = await endOf(api, bulkId);
  expect(ended.status).toBe('cancelled');
});
