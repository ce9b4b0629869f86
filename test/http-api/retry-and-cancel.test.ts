/** Retries, cancels, Idempotency-Keys and iPaaS.com's hooks, over real HTTP on a whole stack. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { SyncResult } from '../../customer/sync-result.ts';
import { syncResultSchema } from '../../customer/sync-result-schema.ts';
import { expectProblem, startedSchema } from '../support/api-answers.ts';
import type { ApiProcess } from '../support/api-process.ts';
import { startDescribedApi } from '../support/described-api.ts';
import { eventually } from '../support/eventually.ts';
import { sentResponses } from '../support/sent-responses.ts';
import { openStack, type Stack } from '../support/stack.ts';

const hookSchema = z.object({
  notifications: z.array(
    z.object({
      externalId: z.string().nullable(),
      status: z.string(),
      syncId: z.string().optional(),
      problem: z.object({ code: z.string(), detail: z.string() }).optional(),
    }),
  ),
});

let stack: Stack;
let api: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
  api = await startDescribedApi({ ...stack.environment, TEMPORAL_UI_URL: 'http://ui.example' });
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

const { newResponse } = sentResponses(() => stack, 'AGAIN');

async function failFetchOnce(responseId: string, status: number, retryAfter = '600'): Promise<void> {
  const fault = { type: 'status', status, headers: { 'retry-after': retryAfter } } as const;
  await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
}

async function resultOf(syncId: string): Promise<SyncResult> {
  return await eventually(`${syncId} has a result`, async () => await stack.syncLog.find(syncId));
}

/** A sync that failed for a reason that is gone now. */
async function failedSync(): Promise<SyncResult> {
  const responseId = await newResponse();
  await failFetchOnce(responseId, 404);
  return await stack.sync(responseId);
}

const withKey = (key: string) => ({ 'content-type': 'application/json', 'idempotency-key': key });

const notify = async (notifications: unknown) => await api.post('/v1/hooks', { id: 'h', attempt: 0, notifications });

describe('POST /v1/syncs/{syncId}/retry', () => {
  test('starts a new sync, linked to the old one', async () => {
    const failed = await failedSync();
    const answer = await api.post(`/v1/syncs/${failed.syncId}/retry`, {});
    expect(answer.status).toBe(202);
    const retry = startedSchema.parse(answer.data);
    expect(retry).toMatchObject({ retryOf: failed.syncId, workflowId: failed.workflowId });
    expect(answer.headers.location).toBe(retry.links.self);
    expect(await resultOf(retry.syncId)).toMatchObject({
      trigger: 'retry',
      retryOf: failed.syncId,
      outcome: 'created',
      responseId: failed.responseId,
    });
    expect((await api.get(`/v1/syncs/${retry.syncId}`)).data).toMatchObject({ retryOf: failed.syncId });
    const mended = await api.get(`/v1/syncs/${failed.syncId}`);
    expect(mended.data).toMatchObject({ outcome: 'failed', resolvedBy: retry.syncId });
  });

  test('needs no body, and takes what is to be different', async () => {
    const failed = await failedSync();
    const bare = startedSchema.parse((await api.post(`/v1/syncs/${failed.syncId}/retry`, '', {})).data);
    expect(await resultOf(bare.syncId)).toMatchObject({ outcome: 'created', dryRun: false });
    const dry = await api.post(`/v1/syncs/${failed.syncId}/retry`, { dryRun: true });
    const dryRun = startedSchema.parse(dry.data);
    expect(await resultOf(dryRun.syncId)).toMatchObject({ dryRun: true, retryOf: failed.syncId });
  });

  test('keeps the settings of the sync before, a dry run and a collection among them', async () => {
    const responseId = await newResponse();
    const first = await stack.sync({ responseId, dryRun: true, collection: 'No Such Collection' });
    expect(first.error?.code).toBe('MappingInvalid');
    const again = startedSchema.parse((await api.post(`/v1/syncs/${first.syncId}/retry`, {})).data);
    expect(await resultOf(again.syncId)).toMatchObject({ dryRun: true, error: { code: 'MappingInvalid' } });
    const builtIn = await api.post(`/v1/syncs/${first.syncId}/retry`, { collection: null, dryRun: false });
    expect(await resultOf(startedSchema.parse(builtIn.data).syncId)).toMatchObject({ outcome: 'created' });
  });

  test('of one that still runs is 409, of an unknown one 404, and of a strange body 400', async () => {
    const responseId = await newResponse();
    await failFetchOnce(responseId, 503);
    const running = await stack.start(responseId);
    expectProblem(await api.post(`/v1/syncs/${running.syncId}/retry`, {}), 409, 'SyncRunning');
    await stack.client.workflow.getHandle(running.workflowId).cancel();
    expectProblem(await api.post(`/v1/syncs/${randomUUID()}/retry`, {}), 404, 'SyncNotFound');
    expectProblem(await api.post(`/v1/syncs/${randomUUID()}/retry`, { SECRET: 1 }), 400, 'InvalidInput');
  });

  test('of one that never had an id cannot be', async () => {
    const handle = await stack.client.workflow.start('syncCustomer', {
      workflowId: 'sync-customer-without-id',
      taskQueue: 'customer-sync',
      args: [{}],
    });
    await handle.result().catch(() => undefined);
    const answer = await api.post(`/v1/syncs/${handle.firstExecutionRunId}/retry`, {});
    expect(expectProblem(answer, 400, 'InvalidId').detail).toContain('without a response id');
  });
});

describe('POST /v1/syncs/{syncId}/cancel', () => {
  test('ends a sync that runs, and asking again does no harm', async () => {
    const responseId = await newResponse();
    await failFetchOnce(responseId, 503);
    const { syncId, workflowId } = await stack.start(responseId);
    const answer = await api.post(`/v1/syncs/${syncId}/cancel`, '', {});
    expect({ status: answer.status, data: answer.data }).toEqual({
      status: 202,
      data: { syncId, workflowId, runId: syncId },
    });
    expect(await resultOf(syncId)).toMatchObject({ outcome: 'cancelled' });
    expectProblem(await api.post(`/v1/syncs/${syncId}/cancel`, '', {}), 409, 'SyncEnded');
  });

  test('of one that has ended is 409, of an unknown one 404', async () => {
    const { syncId } = await stack.sync(await newResponse());
    expectProblem(await api.post(`/v1/syncs/${syncId}/cancel`, '', {}), 409, 'SyncEnded');
    expectProblem(await api.post(`/v1/syncs/${randomUUID()}/cancel`, '', {}), 404, 'SyncNotFound');
  });
});

describe('an Idempotency-Key', () => {
  test('gives a repeated request the answer of the first, and starts nothing', async () => {
    const responseId = await newResponse();
    const first = await api.post('/v1/syncs?wait=30', { responseId }, withKey('key-1'));
    expect(syncResultSchema.parse(first.data).outcome).toBe('created');
    const again = await api.post('/v1/syncs?wait=30', { dryRun: false, responseId }, withKey('key-1'));
    expect(again.data).toEqual(first.data);
    expect(again.status).toBe(first.status);
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true', location: first.headers.location });
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    const { items } = await stack.syncLog.list({ responseId, limit: 10, order: 'desc' });
    expect(items).toHaveLength(1);
  });

  test('with another request is 422', async () => {
    await api.post('/v1/syncs', { responseId: await newResponse() }, withKey('key-2'));
    expectProblem(await api.post('/v1/syncs', { responseId: await newResponse() }, withKey('key-2')), 422, 'KeyReused');
    const { syncId } = await failedSync();
    expectProblem(await api.post(`/v1/syncs/${syncId}/retry`, {}, withKey('key-2')), 422, 'KeyReused');
  });

  test('whose first request is under way is 409 with Retry-After', async () => {
    const responseId = await newResponse();
    await failFetchOnce(responseId, 503);
    const first = api.post('/v1/syncs?wait=30', { responseId }, withKey('key-3'));
    const { syncId } = await eventually('it runs', async () => {
      const answer = await api.post('/v1/syncs', { responseId });
      return answer.status === 202 ? startedSchema.parse(answer.data) : null;
    });
    const meanwhile = await api.post('/v1/syncs?wait=30', { responseId }, withKey('key-3'));
    expectProblem(meanwhile, 409, 'RequestRunning');
    expect(Number(meanwhile.headers['retry-after'])).toBeGreaterThan(0);
    await api.post(`/v1/syncs/${syncId}/cancel`, '', {});
    expect((await first).status).toBe(409);
    const replayed = await api.post('/v1/syncs?wait=30', { responseId }, withKey('key-3'));
    expect(replayed.data).toMatchObject({ syncId, outcome: 'cancelled' });
  });

  test('is free again where the request was refused', async () => {
    expectProblem(await api.post('/v1/syncs', { responseId: 'msg_1' }, withKey('key-4')), 400, 'InvalidId');
    const answer = await api.post('/v1/syncs', { responseId: await newResponse() }, withKey('key-4'));
    expect(answer.status).toBe(202);
  });

  test.each([['a b'], ['x'.repeat(201)]])('%# that is none is refused', async (key) => {
    expectProblem(await api.post('/v1/syncs', { responseId: 'resp_1' }, withKey(key)), 400, 'InvalidInput');
  });
});

describe('POST /v1/hooks', () => {
  test('takes what iPaaS.com sends, each notification by itself', async () => {
    const [created, updated] = [await newResponse(), await newResponse()];
    const trackingGuid = randomUUID();
    const answer = await notify([
      { scope: 'customer/created', external_id: created, tracking_guid: trackingGuid, destination: '10684', id: null },
      { scope: 'customer/updated/debug', external_id: updated },
      { scope: 'product/created', external_id: created },
      { scope: 'customer/deleted', external_id: created },
      { scope: 'customer/created', external_id: 'SECRET' },
      { scope: 'customer/created' },
      { scope: 'customer/created', external_id: created, tracking_guid: 'none' },
      {},
    ]);
    expect(answer.status).toBe(202);
    const { notifications } = hookSchema.parse(answer.data);
    expect(notifications.map(({ status, problem }) => problem?.code ?? status)).toEqual([
      'accepted',
      'accepted',
      'InvalidInput',
      'InvalidInput',
      'InvalidId',
      'InvalidId',
      'InvalidInput',
      'InvalidInput',
    ]);
    const first = await resultOf(notifications[0]?.syncId ?? '');
    expect(first).toMatchObject({ trigger: 'customer_create', outcome: 'created', trackingGuid, preview: null });
    expect((await stack.ipaas.journal()).some((request) => request.trackingGuid === trackingGuid)).toBe(true);
  });

  test('in debug mode a sync goes first and keeps what it saw', async () => {
    const responseId = await newResponse();
    const answer = await notify([{ scope: 'customer/updated/debug', external_id: responseId }]);
    const { syncId = '' } = hookSchema.parse(answer.data).notifications[0] ?? {};
    const result = await resultOf(syncId);
    expect(result).toMatchObject({ trigger: 'customer_update', dryRun: false, outcome: 'created' });
    expect(result.preview?.sent).toMatchObject({ CustomerNumber: expect.stringMatching(/^AGAIN-\d+$/) });
    expect(result.preview?.mapped).not.toBeNull();
    const { raw } = await stack.client.workflow.getHandle(result.workflowId, syncId).describe();
    expect(raw.workflowExecutionInfo?.priority?.priorityKey).toBe(1);
  });

  test.each([
    ['no list', {}],
    ['an empty list', { notifications: [] }],
    ['a text', { notifications: 'SECRET' }],
    ['texts', { notifications: ['SECRET'] }],
    ['a number as id', { notifications: [{ scope: 'customer/created', external_id: 1 }] }],
    ['more than 3,000', { notifications: Array.from({ length: 3_001 }, () => ({})) }],
  ])('refuses %s with 400', async (_what, body) => {
    const answer = await api.post('/v1/hooks', body);
    expectProblem(answer, 400, 'InvalidInput');
    expect(JSON.stringify(answer.data)).not.toContain('SECRET');
  });

  test('takes 3,000 at once, and each sync once', async () => {
    await stack.stopWorkers();
    const notifications = Array.from({ length: 3_000 }, (_none, index) => ({
      scope: 'customer/created',
      external_id: `resp_hook_${index % 300}`,
    }));
    const answer = await notify(notifications);
    expect(answer.status).toBe(202);
    const told = hookSchema.parse(answer.data).notifications;
    expect(told.every(({ status }) => status === 'accepted')).toBe(true);
    expect(new Set(told.map(({ syncId }) => syncId)).size).toBe(300);
  });
});
