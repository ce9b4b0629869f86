/** What the Call Stack of the Temporal UI is answered (decision 0021). */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import { holdFetch, untilItWaits } from '../support/held-fetch.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';

/** The query that the UI sends. */
const callStack = '__stack_trace';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
});
afterEach(async () => {
  await stack.stopWorkers();
});
afterAll(async () => {
  await stack.close();
});

/** A sync that waits in its fetch step for longer than any test. */
async function waitingSync(customerNumber: string): Promise<WorkflowHandle> {
  const responseId = await sendCustomer(stack.openaiUrl, newCustomer(customerNumber));
  await holdFetch(stack, responseId, 600);
  const { workflowId, runId } = await stack.start(responseId);
  const handle = stack.client.workflow.getHandle(workflowId, runId);
  await untilItWaits(handle);
  return handle;
}

test('a worker says that it takes no stack traces', async () => {
  await stack.startWorker();
  const handle = await waitingSync('STACK-1');
  await expect(handle.query(callStack)).rejects.toThrow('stack traces are not enabled on this worker');
  await handle.cancel();
  await expect(handle.result()).rejects.toThrow('cancelled');
});

test('a worker that was asked for them says where the sync stands', async () => {
  await stack.startWorker({ WORKFLOW_STACK_TRACES: 'on' });
  const handle = await waitingSync('STACK-2');
  expect(await handle.query<string>(callStack)).toMatch(/fetchResponse|carry-out\.ts/);
  await handle.cancel();
  await expect(handle.result()).rejects.toThrow('cancelled');
});
