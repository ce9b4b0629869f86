/** GET /v1/syncs and GET /v1/syncs/{syncId}: results, live states, pages and the feed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { SyncResult } from '../../customer/sync-result.ts';
import { syncResultSchema, syncStateSchema } from '../../customer/sync-result-schema.ts';
import { expectProblem, startedSchema } from '../support/api-answers.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { eventually } from '../support/eventually.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { sentResponses } from '../support/sent-responses.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let api: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
  api = await startDescribedApi({ ...stack.environment, TEMPORAL_UI_URL: 'http://ui.example', LOG_LEVEL: 'trace' });
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

const liveSchema = syncStateSchema.extend({
  current: z.strictObject({
    step: z.string(),
    attempts: z.number(),
    nextRetryAt: z.iso.datetime().nullable(),
    waitingFor: z.string().nullable(),
  }),
});

const pageSchema = z.strictObject({ items: z.array(syncResultSchema), nextCursor: z.string().nullable() });

const { newResponse, heldResponse, cancel } = sentResponses(() => stack, 'API');

async function list(query: string): Promise<z.infer<typeof pageSchema>> {
  const answer = await api.get(`/v1/syncs${query}`);
  expect(answer.status).toBe(200);
  return pageSchema.parse(answer.data);
}

/** The records of the listing tests among all others. */
function numbersOf(items: SyncResult[]): (string | null | undefined)[] {
  return items.map(({ customer }) => customer?.customerNumber).filter((number) => number?.startsWith('LIST-'));
}

describe('GET /v1/syncs/{syncId}', () => {
  test('of a finished sync is its result', async () => {
    const { data } = await api.post('/v1/syncs?wait=30', { responseId: await newResponse() });
    const { syncId } = syncResultSchema.parse(data);
    const answer = await api.get(`/v1/syncs/${syncId}`);
    expect({ status: answer.status, data: answer.data }).toEqual({ status: 200, data });
  });

  test('of a running sync is its live state: the current step, its attempts, the next one, and why it waits', async () => {
    const responseId = await heldResponse(600);
    const started = startedSchema.parse((await api.post('/v1/syncs', { responseId })).data);
    const live = await eventually('it waits', async () => {
      const answer = await api.get(`/v1/syncs/${started.syncId}`);
      const parsed = liveSchema.safeParse(answer.data);
      return parsed.success && parsed.data.current.nextRetryAt !== null ? parsed.data : null;
    });
    expect(live).toMatchObject({
      syncId: started.syncId,
      outcome: null,
      finishedAt: null,
      links: started.links,
      current: { step: 'fetch', attempts: 2, waitingFor: expect.stringMatching(/503.*Waiting until/) },
    });
    const secondsToWait = (Date.parse(live.current.nextRetryAt ?? '') - Date.now()) / 1_000;
    expect(secondsToWait).toBeGreaterThan(500);
    expect(secondsToWait).toBeLessThan(700);
    await cancel(responseId);
  });

  test.each([
    ['a run that never was', '00000000-0000-4000-8000-000000000000'],
    ['no run id at all', 'SECRET'],
    ['a query in disguise', encodeURIComponent('" OR WorkflowType = "syncCustomer')],
  ])('of %s is 404 SyncNotFound', async (_case, syncId) => {
    const answer = await api.get(`/v1/syncs/${syncId}`);
    expectProblem(answer, 404, 'SyncNotFound');
    expect(JSON.stringify(answer.data)).not.toContain(syncId);
  });

  test('of a run that was terminated in Temporal says so', async () => {
    const responseId = await heldResponse(600);
    const started = await stack.start(responseId);
    await stack.client.workflow.getHandle(started.workflowId, started.runId).terminate('by hand');
    const answer = await eventually('the listing knows', async () => {
      const found = await api.get(`/v1/syncs/${started.syncId}`);
      return found.status === 500 ? found : null;
    });
    expect(expectProblem(answer, 500, 'InternalError').detail).toContain('was terminated in Temporal');
  });
});

describe('GET /v1/syncs', () => {
  const since = new Date().toISOString();
  const numbers = ['LIST-1', 'LIST-2', 'LIST-3', 'LIST-4', 'LIST-5'];
  let synced: SyncResult[];
  beforeAll(async () => {
    synced = [];
    for (const number of numbers) {
      const record = number === 'LIST-3' ? { ...newCustomer(number), EmailAddress: 'nobody' } : newCustomer(number);
      synced.push(await stack.sync(await sendCustomer(stack.openaiUrl, record)));
    }
  });
  test('lists results, newest first', async () => {
    const { items, nextCursor } = await list('?limit=5');
    expect(items).toEqual(synced.toReversed());
    expect(nextCursor).not.toBeNull();
  });

  test.each([
    ['outcome=invalid', ['LIST-3']],
    ['errorCode=InvalidEmailFormat', ['LIST-3']],
    ['customerNumber=LIST-2', ['LIST-2']],
    ['outcome=created&order=asc', ['LIST-1', 'LIST-2', 'LIST-4', 'LIST-5']],
    ['outcome=created&customerNumber=LIST-3', []],
  ])('?%s', async (filter, expected) => {
    const { items } = await list(`?${filter}&limit=1000`);
    expect(numbersOf(items)).toEqual(expected);
  });

  test('by response and by time', async () => {
    const [first, , third] = synced;
    expect((await list(`?responseId=${first?.responseId}`)).items).toEqual([first]);
    const later = await list(`?since=${encodeURIComponent(third?.finishedAt ?? since)}&order=asc`);
    expect(numbersOf(later.items)).toEqual(['LIST-3', 'LIST-4', 'LIST-5']);
    const offset = encodeURIComponent('2999-01-01T00:00:00+02:00');
    expect(await list(`?since=${offset}`)).toEqual({ items: [], nextCursor: null });
  });

  test.each([
    ['desc', numbers.toReversed()],
    ['asc', numbers],
  ])('page by page, %s: every result once, in order', async (order, expected) => {
    const seen: SyncResult[] = [];
    let cursor = '';
    for (let page = 0; page < 100; page += 1) {
      const { items, nextCursor } = await list(`?limit=2&order=${order}${cursor}`);
      seen.push(...items);
      if (items.length === 0 || nextCursor === null) break;
      expect(items.length).toBeLessThanOrEqual(2);
      cursor = `&cursor=${nextCursor}`;
    }
    expect(numbersOf(seen)).toEqual(expected);
    expect(new Set(seen.map(({ syncId }) => syncId)).size).toBe(seen.length);
  });

  test('the feed goes on where a reader stopped', async () => {
    const { nextCursor: end } = await list('?order=asc&limit=1000');
    expect((await list(`?order=asc&cursor=${end}`)).items).toEqual([]);
    const result = await stack.sync(await newResponse());
    expect((await list(`?order=asc&cursor=${end}`)).items).toEqual([result]);
  });

  test.each([
    ['SECRET=1', /query may hold only outcome, errorCode/],
    ['outcome=SECRET', /outcome must be one of created/],
    ['errorCode=SECRET', /errorCode must be one of MissingRequiredField/],
    ['customerNumber=', /customerNumber must not be empty/],
    ['customerNumber=SECRET&customerNumber=SECRET', /customerNumber must be given once/],
    ['since=SECRET', /since must be a date and time/],
    ['since=2026-02-30T00:00:00Z', /since must be a date and time/],
    ['limit=0', /limit must be a whole number from 1 to 1000/],
    ['limit=1001', /limit must be/],
    ['limit=1.5', /limit must be/],
    ['order=SECRET', /order must be asc or desc/],
    ['cursor=SECRET', /cursor/],
  ])('?%s is refused', async (query, detail) => {
    const answer = await api.get(`/v1/syncs?${query}`);
    expect(expectProblem(answer, 400, 'InvalidInput').detail).toMatch(detail);
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
  });

  test('a cursor of one order is refused in the other', async () => {
    const { nextCursor } = await list('?order=asc&limit=1');
    expectProblem(await api.get(`/v1/syncs?cursor=${nextCursor}`), 400, 'InvalidInput');
  });
});
