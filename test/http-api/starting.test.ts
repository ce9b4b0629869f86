/** POST /v1/syncs: what is accepted, what is answered, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FailureCode } from '../../customer/failures.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import { syncResultSchema } from '../../customer/sync-result-schema.ts';
import { expectProblem, startedSchema } from '../support/api-answers.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { eventually } from '../support/eventually.ts';
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
