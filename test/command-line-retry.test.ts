/** `customer-sync retry` and `cancel` as a person or a script runs them: real processes on a real stack. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { syncResultSchema } from '../customer/sync-result-schema.ts';
import type { StartedSync } from '../client/start-sync.ts';
import { runNode, type FinishedProcess } from './support/node-process.ts';
import { newCustomer, sendCustomer } from './support/openai-records.ts';
import { holdFetch } from './support/held-fetch.ts';
import { openStack, type Stack } from './support/stack.ts';

const unknownRun = '00000000-0000-4000-8000-000000000000';
const startedSchema = z.looseObject({ syncId: z.string(), workflowId: z.string(), runId: z.string() });

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
});
afterAll(async () => {
  await stack.close();
});

async function run(...parameters: string[]): Promise<FinishedProcess> {
  return await runNode('client/cli/main.ts', parameters, stack.environment);
}

let count = 0;
async function newResponse(changes: object = {}): Promise<string> {
  count += 1;
  return await sendCustomer(stack.openaiUrl, { ...newCustomer(`RETRY-${count}`), ...changes });
}

/** A sync that waits in its fetch step. */
async function heldSync(): Promise<StartedSync> {
  const responseId = await newResponse();
  await holdFetch(stack, responseId, 600);
  const started = await stack.start(responseId);
  await stack.openai.journalWhen((rows) => rows.some(({ path }) => path === `/v1/responses/${responseId}`));
  return started;
}

describe('customer-sync retry', () => {
  test('does a failed sync once more, as a new one that names the old one', async () => {
    const responseId = await newResponse();
    const fault = { type: 'status', status: 401 } as const;
    await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
    const old = await stack.sync(responseId);
    expect(old).toMatchObject({ outcome: 'failed', retryOf: null });

    const { status, stdout, stderr } = await run('retry', old.syncId, '--json');
    const result = syncResultSchema.parse(JSON.parse(stdout));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(result).toMatchObject({ outcome: 'created', responseId, trigger: 'retry', retryOf: old.syncId });
    expect(result.syncId).not.toBe(old.syncId);
    expect(await stack.syncLog.find(old.syncId)).toMatchObject({ outcome: 'failed' });
  });

  test('tells its steps and its end as sync does, and ends with the status of its outcome', async () => {
    const old = await stack.sync(await newResponse({ EmailAddress: 'nobody' }));
    const { status, stdout } = await run('retry', old.syncId);
    expect(status).toBe(3);
    expect(stdout).toMatch(new RegExp(`^Retry of ${old.syncId}\n\n {2}✔ Trigger`));
    expect(stdout).toMatch(/✖ Validate the customer[\s\S]*^invalid {2}customer RETRY-/m);
  });

  test('--dry-run writes nothing', async () => {
    const old = await stack.sync(await newResponse());
    const before = (await stack.ipaas.writes()).length;
    const { status, stdout } = await run('retry', old.syncId, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Dry run as retry of /);
    expect(stdout).toMatch(/dry run, nothing was written/);
    expect(await stack.ipaas.writes()).toHaveLength(before);
  });

  test('--collection applies another mapping collection', async () => {
    const old = await stack.sync(await newResponse());
    const { status, stdout } = await run('retry', old.syncId, '--collection', 'Nobody has it', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ retryOf: old.syncId, error: { code: 'MappingInvalid' } });
  });

  test('--no-wait says how to follow it', async () => {
    const old = await stack.sync(await newResponse());
    const { status, stdout } = await run('retry', old.syncId, '--no-wait', '--json');
    const started = startedSchema.parse(JSON.parse(stdout));
    expect(status).toBe(0);
    expect(started).toMatchObject({ retryOf: old.syncId, links: { temporal: expect.any(String) } });
    expect(await stack.resultOf(started)).toMatchObject({ trigger: 'retry', retryOf: old.syncId });
  });

  test('of a sync that runs is refused, with what to do', async () => {
    const { syncId } = await heldSync();
    const ended = await run('retry', syncId);
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^SyncRunning[\s\S]*cancel it first/);
    await run('cancel', syncId);
  });

  test('of an id that no sync has is wrong use', async () => {
    const ended = await run('retry', unknownRun);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^SyncNotFound/);
  });
});

describe('customer-sync cancel', () => {
  test('ends a sync that waits, which is then logged as cancelled', async () => {
    const started = await heldSync();
    const { status, stdout, stderr } = await run('cancel', started.syncId);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`It was asked to end. Look at it with: customer-sync show ${started.syncId}\n`);
    expect(await stack.resultOf(started)).toMatchObject({ outcome: 'cancelled' });
  });

  test('--json answers the ids of the sync', async () => {
    const started = await heldSync();
    const { status, stdout } = await run('cancel', started.syncId, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(started);
  });

  test('of a sync that has ended is refused', async () => {
    const { syncId } = await stack.sync(await newResponse());
    const ended = await run('cancel', syncId);
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^SyncEnded/);
  });

  test('of an id that no sync has is wrong use', async () => {
    expect(await run('cancel', unknownRun)).toMatchObject({ status: 2, stdout: '' });
  });
});
