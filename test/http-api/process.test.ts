/** The process that serves the API: what it says of itself, how it ends, and what it does while Temporal or the workers are away. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { syncResultSchema } from '../../customer/sync-result-schema.ts';
import { freePorts } from '../../tools/free-port.ts';
import { expectProblem, startedSchema } from '../support/api-answers.ts';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { eventually } from '../support/eventually.ts';
import { runNode } from '../support/node-process.ts';
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

const { newResponse, heldResponse, cancel } = sentResponses(() => stack, 'API');

describe('an address where nothing is', () => {
  test.each([
    ['/nothing', 404],
    ['/v1/SECRET', 404],
    ['/v1/syncs/a/SECRET', 404],
    ['/v1/syncs/%zz-SECRET', 400],
    [`/v1/syncs/${'SECRET'.repeat(50)}`, 400],
  ])('%s is a problem document too (%i), and is not repeated', async (path, status) => {
    const answer = await api.get(path);
    expectProblem(answer, status, 'InvalidInput');
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
  });

  test('so is a method that an address does not know', async () => {
    const answer = await api.post('/health', {});
    expectProblem(answer, 405, 'InvalidInput');
    expect(answer.headers.allow).toBe('GET, HEAD');
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
