/** Bulks that are started, and spoken to, from the Temporal UI, whose form sends whatever a person typed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApplicationFailure, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import type { Bulk } from '../../customer/bulk.ts';
import { bulkSignals, bulkWorkflowType, searchAttributes, taskQueues } from '../../workflows/contract.ts';
import { bulkRuns } from '../support/bulk-runs.ts';
import { eventually } from '../support/eventually.ts';
import { sentResponses } from '../support/sent-responses.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker({ BULK_CONCURRENCY: '2' });
});
afterAll(async () => {
  await stack.close();
});

const bulks = bulkRuns(() => stack);
const { newResponse } = sentResponses(() => stack, 'BULK-UI');

/** With a workflow id of a person's own. */
async function startInUi(workflowId: string, argument: unknown): Promise<WorkflowHandle> {
  return await stack.client.workflow.start(bulkWorkflowType, {
    workflowId,
    taskQueue: taskQueues.sync,
    args: [argument],
  });
}

async function bulkOf(handle: WorkflowHandle): Promise<Bulk> {
  const { runId } = await handle.describe();
  const bulk = await stack.syncLog.bulks.find(runId);
  if (bulk === null) throw new Error('The store does not know the bulk.');
  return bulk;
}

describe('a list in the argument', () => {
  test('is synced under any workflow id, and known by its first run', async () => {
    const first = await newResponse();
    const responseIds = [first, 'nonsense', ` ${await newResponse()} `, first, null];
    const handle = await startInUi('our first load', { responseIds });
    const result: unknown = await handle.result();

    const bulk = await bulkOf(handle);
    expect(result).toEqual({ ...bulk, ratePerSecond: expect.any(Number) });
    expect(bulk).toMatchObject({ workflowId: 'our first load', status: 'completed' });
    expect(bulk.totals).toMatchObject({ received: 2, created: 2, duplicates: 1, malformed: 2 });
    const lines = await bulks.linesOf(bulk.bulkId);
    expect(lines.map(({ line, outcome, status }) => [line, outcome ?? status])).toEqual([
      [1, 'created'],
      [2, 'malformed'],
      [3, 'created'],
      [4, 'duplicate'],
      [5, 'malformed'],
    ]);
  });

  test('is found by its BulkId, and its current details tell the totals', async () => {
    const handle = await startInUi('found by its bulk', { responseIds: [await newResponse()] });
    await handle.result();
    const { runId, typedSearchAttributes } = await handle.describe();
    expect(typedSearchAttributes.get(searchAttributes.bulkId)).toBe(runId);
    const metadata = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    expect(metadata.currentDetails).toContain('**Completed: 1 of 1 records**');
  });

  test('may ask for a dry run of every record in a workflow of its own', async () => {
    const ids = [await newResponse(), await newResponse(), await newResponse()];
    const before = (await stack.ipaas.writes()).length;
    const handle = await startInUi('each', { responseIds: ids, history: 'each', dryRun: true });
    await handle.result();
    const bulk = await bulkOf(handle);
    expect(bulk).toMatchObject({ history: 'each', dryRun: true, totals: { received: 3, created: 3 } });
    for (const { syncId, responseId } of await bulks.linesOf(bulk.bulkId)) {
      const own = stack.client.workflow.getHandle(`sync-customer-${responseId}-dry-run`, syncId ?? '');
      const { status, typedSearchAttributes } = await own.describe();
      expect(status.name).toBe('COMPLETED');
      expect(typedSearchAttributes.get(searchAttributes.bulkId)).toBe(bulk.bulkId);
    }
    expect(await stack.ipaas.writes()).toHaveLength(before);
  });
});

describe('an argument that cannot be one', () => {
  test.each([
    ['nothing', undefined, /one JSON object/],
    ['a list without its name', ['resp_sandbox_new_customer'], /one JSON object/],
    ['an empty list', { responseIds: [] }, /list of response ids/],
    ['another spelling', { responseIDs: ['resp_sandbox_new_customer'] }, /may hold only/],
    ['a flag as text', { responseIds: ['resp_x'], dryRun: 'true' }, /dryRun must be true or false/],
    ['an unknown history', { responseIds: ['resp_x'], history: 'all' }, /exceptions or each/],
    ['more than fits', { responseIds: Array.from({ length: 10_001 }, () => 'resp_x') }, /10000/],
  ])('fails at once, with what is wrong: %s', async (what, argument, message) => {
    const handle = await startInUi(`wrong: ${what}`, argument);
    const failure = await handle.result().catch((error: unknown) => error);
    if (!(failure instanceof WorkflowFailedError)) throw new Error('The workflow did not fail.');
    const { cause } = failure;
    expect(cause).toBeInstanceOf(ApplicationFailure);
    expect(cause).toMatchObject({ type: 'InvalidInput', message: expect.stringMatching(message) });
  });
});

test('a bulk is paused and resumed by signals, and told to be', async () => {
  const responseIds = await Promise.all(Array.from({ length: 30 }, newResponse));
  await stack.openai.addFaults([{ match: { path: 'input_items' }, times: 30, fault: { type: 'delay', ms: 400 } }]);
  const handle = await startInUi('paused by hand', { responseIds });
  await eventually('some records have ended', async () => {
    const { runId } = await handle.describe();
    return ((await stack.syncLog.bulks.find(runId))?.totals.created ?? 0) > 0;
  });
  await handle.signal(bulkSignals.pause);
  await handle.signal(bulkSignals.pause);
  const paused = await eventually('it is paused', async () => {
    const bulk = await bulkOf(handle);
    return bulk.status === 'paused' ? bulk : null;
  });
  expect(paused.totals.created).toBeLessThan(30);
  await handle.signal(bulkSignals.resume);
  await handle.result();
  expect(await bulkOf(handle)).toMatchObject({ status: 'completed', totals: { received: 30, created: 30 } });
});
