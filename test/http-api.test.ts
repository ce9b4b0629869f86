/** The HTTP API (design, section 5) as other programs meet it: a process of its own, real HTTP, a real Temporal server. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AxiosResponse } from 'axios';
import { z } from 'zod';
import { isFailureCode, type FailureCode } from '../customer/failures.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import { syncResultSchema, syncStateSchema } from '../customer/sync-result-schema.ts';
import { freePorts } from '../tools/free-port.ts';
import { startApi, type ApiProcess } from './support/api-process.ts';
import { eventually } from './support/eventually.ts';
import { runNode } from './support/node-process.ts';
import { newCustomer, sendCustomer } from './support/openai-records.ts';
import { openStack, type Stack } from './support/stack.ts';

const startedSchema = z.strictObject({
  syncId: z.uuid(),
  workflowId: z.string(),
  runId: z.uuid(),
  links: z.strictObject({ temporal: z.url(), self: z.url() }),
});
const liveSchema = syncStateSchema.extend({
  current: z.strictObject({
    step: z.string(),
    attempts: z.number(),
    nextRetryAt: z.iso.datetime().nullable(),
    waitingFor: z.string().nullable(),
  }),
});
const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string().min(10),
  status: z.number(),
  detail: z.string().min(10),
  code: z.custom<FailureCode>(isFailureCode),
  resolution: z.string().min(10),
});
const pageSchema = z.strictObject({ items: z.array(syncResultSchema), nextCursor: z.string().nullable() });

let stack: Stack;
let api: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
  api = await startApi({ ...stack.environment, TEMPORAL_UI_URL: 'http://ui.example', LOG_LEVEL: 'trace' });
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

let count = 0;
async function newResponse(): Promise<string> {
  count += 1;
  return await sendCustomer(stack.openaiUrl, newCustomer(`API-${count}`));
}

/** A response whose sync waits in its fetch step. */
async function heldResponse(seconds: number): Promise<string> {
  const responseId = await newResponse();
  const fault = { type: 'status', status: 429, headers: { 'retry-after': String(seconds) } } as const;
  await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
  return responseId;
}

async function cancel(responseId: string): Promise<void> {
  await stack.client.workflow.getHandle(`sync-customer-${responseId}`).cancel();
}

function expectProblem(
  answer: AxiosResponse<unknown>,
  status: number,
  code: FailureCode,
): z.infer<typeof problemSchema> {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = problemSchema.parse(answer.data);
  expect({ status: answer.status, told: problem.status, code: problem.code }).toEqual({ status, told: status, code });
  return problem;
}

async function list(query: string): Promise<z.infer<typeof pageSchema>> {
  const answer = await api.get(`/v1/syncs${query}`);
  expect(answer.status).toBe(200);
  return pageSchema.parse(answer.data);
}

/** The records of the listing tests among all others. */
function numbersOf(items: SyncResult[]): (string | null | undefined)[] {
  return items.map(({ customer }) => customer?.customerNumber).filter((number) => number?.startsWith('LIST-'));
}

describe('POST /v1/syncs', () => {
  test('accepts a sync at once and tells where it can be looked at', async () => {
    const responseId = await newResponse();
    const answer = await api.post('/v1/syncs', { responseId });
    expect(answer.status).toBe(202);
    const started = startedSchema.parse(answer.data);
    const workflowId = `sync-customer-${responseId}`;
    expect(started).toEqual({
      syncId: started.runId,
      workflowId,
      runId: started.runId,
      links: {
        temporal: `http://ui.example/namespaces/${stack.namespace}/workflows/${workflowId}/${started.runId}/history`,
        self: `${api.url}/v1/syncs/${started.runId}`,
      },
    });
    expect(answer.headers.location).toBe(started.links.self);

    const result = await eventually('its link leads to its result', async () => {
      const { data } = await api.get(`/v1/syncs/${started.syncId}`);
      const parsed = syncResultSchema.safeParse(data);
      return parsed.success ? parsed.data : null;
    });
    expect(result).toMatchObject({ syncId: started.syncId, responseId, trigger: 'api', outcome: 'created' });
  });

  test.each<[string, number, Partial<SyncResult>]>([
    ['resp_sandbox_existing_customer', 200, { outcome: 'updated' }],
    ['resp_sandbox_new_customer', 200, { outcome: 'created' }],
    ['resp_sandbox_unchanged', 200, { outcome: 'unchanged' }],
    ['resp_sandbox_no_email', 422, { outcome: 'invalid' }],
    ['resp_sandbox_expired', 502, { outcome: 'failed' }],
  ])('with ?wait= answers the result: %s is %i', async (responseId, status, expected) => {
    const answer = await api.post('/v1/syncs?wait=30', { responseId });
    const result = syncResultSchema.parse(answer.data);
    expect({ status: answer.status, outcome: result.outcome }).toEqual({ status, ...expected });
    expect(await stack.syncLog.find(result.syncId)).toEqual(result);
  });

  test('a record that iPaaS.com refuses is 422', async () => {
    const responseId = await newResponse();
    const match = { method: 'POST', path: '^/customers/v2/Customer' };
    await stack.ipaas.addFaults([{ match, times: 1, fault: { type: 'status', status: 400 } }]);
    const answer = await api.post('/v1/syncs?wait=30', { responseId });
    expect(answer.status).toBe(422);
    expect(syncResultSchema.parse(answer.data)).toMatchObject({
      outcome: 'rejected',
      error: { code: 'IpaasRejected' },
    });
  });

  test('a mapping collection that does not exist is 502, and the error names it as the cause', async () => {
    const answer = await api.post('/v1/syncs?wait=30', { responseId: await newResponse(), collection: 'Other' });
    expect(answer.status).toBe(502);
    expect(syncResultSchema.parse(answer.data)).toMatchObject({ outcome: 'failed', error: { code: 'MappingInvalid' } });
  });

  test('a sync that is cancelled while the caller waits is 409', async () => {
    const responseId = await heldResponse(600);
    const waiting = api.post('/v1/syncs?wait=30', { responseId });
    await eventually('it waits for OpenAI', async () => {
      const journal = await stack.openai.journal();
      return journal.some(({ path }) => path === `/v1/responses/${responseId}`);
    });
    await cancel(responseId);
    const answer = await waiting;
    expect(answer.status).toBe(409);
    expect(syncResultSchema.parse(answer.data)).toMatchObject({ outcome: 'cancelled', responseId });
  });

  test('a wait that is too short answers 202, and the sync goes on', async () => {
    const responseId = await heldResponse(2);
    const answer = await api.post('/v1/syncs?wait=0.2', { responseId });
    expect(answer.status).toBe(202);
    expect((await stack.resultOf(startedSchema.parse(answer.data))).outcome).toBe('created');
  });

  test('joins the sync of the same response that runs', async () => {
    const responseId = await heldResponse(1);
    const first = startedSchema.parse((await api.post('/v1/syncs', { responseId })).data);
    const second = await api.post('/v1/syncs?wait=30', { responseId });
    expect(syncResultSchema.parse(second.data).syncId).toBe(first.syncId);
  });

  test('takes every option of the contract', async () => {
    const responseId = await newResponse();
    const writes = (await stack.ipaas.writes()).length;
    const body = { responseId, dryRun: true, collection: null, trigger: 'customer_create', force: true };
    const answer = await api.post('/v1/syncs?wait=30', body);
    expect(answer.data).toMatchObject({ outcome: 'created', dryRun: true, trigger: 'customer_create' });
    expect(await stack.ipaas.writes()).toHaveLength(writes);
  });

  const json = { 'content-type': 'application/json' };
  test.each<[string, string, unknown, FailureCode, RegExp]>([
    ['no body', '', '', 'InvalidInput', /not valid JSON/],
    ['not JSON', '', '{"responseId": "SECRET"', 'InvalidInput', /not valid JSON/],
    ['null', '', 'null', 'InvalidInput', /body must be one JSON object/],
    ['a list', '', ['SECRET'], 'InvalidInput', /body must be one JSON object/],
    ['no id', '', {}, 'InvalidInput', /responseId must be a text/],
    [
      'an unknown key',
      '',
      { responseId: 'resp_1', SECRET: 1 },
      'InvalidInput',
      /body may hold only responseId, dryRun/,
    ],
    ['an id that is a number', '', { responseId: 1 }, 'InvalidInput', /responseId must be a text/],
    ['a flag that is a text', '', { responseId: 'resp_1', dryRun: 'SECRET' }, 'InvalidInput', /dryRun must be true or/],
    ['an unknown trigger', '', { responseId: 'resp_1', trigger: 'SECRET' }, 'InvalidInput', /trigger must be one of/],
    [
      'a blank collection',
      '',
      { responseId: 'resp_1', collection: ' ' },
      'InvalidInput',
      /collection must be the name/,
    ],
    ['two faults, both told', '', { dryRun: 1, force: 1 }, 'InvalidInput', /responseId.*dryRun.*force/],
    ['something that is no id', '', { responseId: 'SECRET' }, 'InvalidId', /resp_….*conv_…/],
    [
      'a wait above 60',
      '?wait=61',
      { responseId: 'resp_1' },
      'InvalidInput',
      /wait must be a number of seconds from 0 to 60/,
    ],
    ['a wait below 0', '?wait=-1', { responseId: 'resp_1' }, 'InvalidInput', /wait must be/],
    ['a wait that is no number', '?wait=SECRET', { responseId: 'resp_1' }, 'InvalidInput', /wait must be/],
    ['two waits', '?wait=1&wait=2', { responseId: 'resp_1' }, 'InvalidInput', /wait must be/],
    ['an unknown query key', '?SECRET=1', { responseId: 'resp_1' }, 'InvalidInput', /query may hold only wait/],
  ])('refuses %s with 400, says what is wrong, and repeats nothing', async (_case, query, body, code, detail) => {
    const answer = await api.post(`/v1/syncs${query}`, body, json);
    expect(expectProblem(answer, 400, code).detail).toMatch(detail);
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
  });

  test('refuses a body of another kind with 415, and one that is too large with 413', async () => {
    const form = await api.post('/v1/syncs', 'responseId=resp_1', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(expectProblem(form, 415, 'InvalidInput').detail).toContain('application/json');
    const large = await api.post('/v1/syncs', { responseId: 'x'.repeat(100_000) });
    expectProblem(large, 413, 'InvalidInput');
  });

  test('a refused request starts nothing', async () => {
    const before = (await stack.openai.journal()).length;
    await api.post('/v1/syncs', { responseId: await newResponse(), colour: 'red' });
    expect(await stack.openai.journal()).toHaveLength(before + 1);
  });
});

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
      current: { step: 'fetch', attempts: 2, waitingFor: expect.stringMatching(/429.*Waiting until/) },
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

describe('an address where nothing is', () => {
  test.each([
    ['/', 404],
    ['/v1/SECRET', 404],
    ['/v1/syncs/a/SECRET', 404],
    ['/v1/syncs/%zz-SECRET', 400],
    [`/v1/syncs/${'SECRET'.repeat(50)}`, 414],
  ])('%s is a problem document too (%i), and is not repeated', async (path, status) => {
    const answer = await api.get(path);
    expectProblem(answer, status, 'InvalidInput');
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
  });

  test('so is a method that an address does not know', async () => {
    expectProblem(await api.post('/health', {}), 404, 'InvalidInput');
  });
});

describe('health', () => {
  test('/health: alive; /ready: and able to work, part by part', async () => {
    expect((await api.get('/health')).data).toEqual({ status: 'ok' });
    const ready = await api.get('/ready');
    expect(ready.status).toBe(200);
    expect(ready.data).toMatchObject({
      status: 'ok',
      checks: { temporal: { status: 'ok' }, syncLog: { status: 'ok' } },
    });
  });
});

describe('while Temporal cannot be used', () => {
  test.each<[string, () => Promise<Record<string, string>>, RegExp]>([
    ['nothing listens there', async () => ({ TEMPORAL_ADDRESS: `127.0.0.1:${(await freePorts(1))[0]}` }), /not answer/],
    ['it lacks the namespace', async () => ({ TEMPORAL_NAMESPACE: 'nowhere' }), /no namespace "nowhere"/],
  ])('(%s) no sync is promised: 503 with Retry-After, and /ready names the part', async (_case, setting, detail) => {
    const cutOff = await startApi({ ...stack.environment, ...(await setting()) });
    try {
      const [post, get, ready, health] = await Promise.all([
        cutOff.post('/v1/syncs?wait=1', { responseId: 'resp_sandbox_existing_customer' }),
        cutOff.get('/v1/syncs/00000000-0000-4000-8000-000000000000'),
        cutOff.get('/ready'),
        cutOff.get('/health'),
      ]);
      expect(expectProblem(post, 503, 'TemporalUnavailable').detail).toMatch(detail);
      expect(Number(post.headers['retry-after'])).toBeGreaterThan(0);
      expectProblem(get, 503, 'TemporalUnavailable');
      expect(ready.status).toBe(503);
      expect(ready.data).toMatchObject({
        status: 'unavailable',
        checks: { temporal: { status: 'unavailable' }, syncLog: { status: 'ok' } },
      });
      expect(health.status).toBe(200);
      expect((await cutOff.get('/v1/syncs?limit=1')).status).toBe(200);
    } finally {
      expect(await cutOff.kill('SIGTERM')).toBe(0);
    }
  });
});

describe('the process', () => {
  test('ends by itself on SIGTERM, and answers whoever waits for a sync that it was accepted', async () => {
    const own = await startApi(stack.environment);
    const responseId = await heldResponse(600);
    const waiting = own.post('/v1/syncs?wait=60', { responseId });
    await eventually('it waits for OpenAI', async () => {
      const journal = await stack.openai.journal();
      return journal.some(({ path }) => path === `/v1/responses/${responseId}`);
    });
    const from = Date.now();
    expect(await own.kill('SIGTERM')).toBe(0);
    expect(Date.now() - from).toBeLessThan(5_000);
    const answer = await waiting;
    expect(answer.status).toBe(202);
    expect(startedSchema.parse(answer.data).workflowId).toBe(`sync-customer-${responseId}`);
    await cancel(responseId);
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    ['a port in use', () => ({ API_PORT: new URL(api.url).port }), /^Port \d+ is in use\. .*API_PORT/],
    ['a wrong setting', () => ({ API_PORT: 'SECRET' }), /API_PORT: must be a port number/],
    ['a sync log it cannot have', () => ({ API_PORT: '0', SYNC_LOG_URL: 'sqlite:/dev/null/log.db' }), /sync log/i],
  ])('says of %s in plain words what to do, and ends with status 1', async (_case, setting, words) => {
    const ended = await runNode('client/api/main.ts', [], { ...stack.environment, ...setting() });
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).not.toMatch(/SECRET|\n\s+at /);
  });

  test('logs its requests without anything a caller typed, at every level', async () => {
    await api.get('/v1/syncs?customerNumber=LOGGED-NUMBER');
    await api.get('/v1/LOGGED-PATH');
    await api.post('/v1/syncs?wait=30', { responseId: await newResponse() }, { authorization: 'Bearer LOGGED-KEY' });
    await eventually('the requests are logged', () => api.output().includes('"route":"/v1/syncs"'));
    expect(api.output()).not.toMatch(/LOGGED|LIST-|API-\d|example\.com|Nora|sk-sandbox|ipaas-sandbox|SECRET/);
    expect(api.output()).not.toContain('unexpected error');
  });
});

describe('while no worker runs', () => {
  test('a sync is accepted and kept; what it does is told once a worker runs again', async () => {
    await stack.stopWorkers();
    const responseId = await newResponse();
    const accepted = await api.post('/v1/syncs?wait=0.5', { responseId });
    expect(accepted.status).toBe(202);
    const { syncId } = startedSchema.parse(accepted.data);
    const unknown = await api.get(`/v1/syncs/${syncId}`);
    expect(expectProblem(unknown, 503, 'WorkerUnavailable').resolution).toContain('npm run worker');
    expect(unknown.headers['retry-after']).toBeDefined();

    await stack.startWorker();
    const joined = await api.post('/v1/syncs?wait=30', { responseId });
    expect(syncResultSchema.parse(joined.data)).toMatchObject({ syncId, outcome: 'created' });
  });
});
