/** Decision 0021: the first sync of a worker asks OpenAI whether the key works, the next ones recall it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SyncResult } from '../../customer/sync-result.ts';
import { openaiCalls } from '../faults/armed-faults.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { shownActivities } from '../support/shown-activities.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker({ OPENAI_KEY_CHECK_SECONDS: '60' });
});
afterAll(async () => {
  await stack.close();
});

async function syncNew(customerNumber: string): Promise<SyncResult> {
  return await stack.sync(await sendCustomer(stack.openaiUrl, newCustomer(customerNumber)));
}

/** How often OpenAI was asked whether the key works: for a response that cannot exist. */
async function keyChecks(): Promise<number> {
  const absent = new RegExp(openaiCalls.authenticate.path);
  return (await stack.openai.journal()).filter(({ path, status }) => absent.test(path) && status === 404).length;
}

/** Regular activities of a run in their order, and how often it recalled the key. */
async function shownOf({ workflowId, syncId }: SyncResult) {
  const { regular, local } = await shownActivities(stack.client.workflow.getHandle(workflowId, syncId));
  return { regular, recalled: local.filter((text) => text.includes('"authenticate"')).length };
}

const authenticated = { step: 'authenticate', status: 'completed', attempts: 1 };

describe('a worker', () => {
  test('asks OpenAI for its first sync, on the task queue of OpenAI', async () => {
    const result = await syncNew('KEY-1');
    expect(result).toMatchObject({ outcome: 'created' });
    expect(result.steps).toContainEqual(expect.objectContaining(authenticated));
    expect(await shownOf(result)).toEqual({
      regular: ['authenticate', 'fetchResponse', 'upsertCustomer'],
      recalled: 1,
    });
    expect(await keyChecks()).toBe(1);
  });

  test('recalls it for the next, in an activity of the same name that asks nobody', async () => {
    const result = await syncNew('KEY-2');
    expect(result).toMatchObject({ outcome: 'created' });
    expect(result.steps).toContainEqual(expect.objectContaining(authenticated));
    expect(await shownOf(result)).toEqual({ regular: ['fetchResponse', 'upsertCustomer'], recalled: 1 });
    expect(await keyChecks()).toBe(1);
  });

  test('asks again once OpenAI has refused the key in another call', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('KEY-3'));
    const fault = { type: 'status' as const, status: 401 };
    await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
    expect(await stack.sync(responseId)).toMatchObject({
      outcome: 'failed',
      error: { code: 'AuthenticationFailure', step: 'fetch' },
    });
    expect(await syncNew('KEY-4')).toMatchObject({ outcome: 'created' });
    expect(await keyChecks()).toBe(2);
  });
});
