/** How the clients start, read and end bulks in a real Temporal; the command line and the API are thin above it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { awaitBulk } from '../client/bulk/await-bulk.ts';
import { cancelBulk, pauseBulk, resumeBulk } from '../client/bulk/control-bulk.ts';
import { readBulk } from '../client/bulk/read-bulk.ts';
import { retryBulk } from '../client/bulk/retry-bulk.ts';
import { startBulk } from '../client/bulk/start-bulk.ts';
import { connectTemporal } from '../client/connect-temporal.ts';
import { endedCount, type Bulk, type BulkOptions } from '../customer/bulk.ts';
import { freePorts } from '../tools/free-port.ts';
import { bulkWorkflowType, searchAttributes, taskQueues } from '../workflows/contract.ts';
import { eventually } from './support/eventually.ts';
import { sentResponses } from './support/sent-responses.ts';
import { openStack, type Stack } from './support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
});
afterAll(async () => {
  await stack.close();
});

const { newResponse } = sentResponses(() => stack, 'CONTROL');

async function start(ids: readonly (string | null)[], options: Partial<BulkOptions> = {}) {
  const lines = ids.map((responseId, index) => ({ line: index + 1, responseId }));
  return await startBulk(stack.client, stack.syncLog, lines, options);
}

async function read(bulkId: string): Promise<Bulk> {
  return await readBulk(stack.client, stack.syncLog, bulkId);
}

function terminate(workflowId: string): Promise<unknown> {
  return stack.client.workflow.getHandle(workflowId).terminate();
}

/** Its sync waits in a workflow of its own, without a word to the others. */
async function stuckResponse(): Promise<string> {
  const responseId = await newResponse();
  const fault = { type: 'status', status: 503, headers: { 'retry-after': '600' } } as const;
  await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 10, fault }]);
  return responseId;
}

async function inOwnWorkflows(bulkId: string, count: number): Promise<void> {
  await eventually('they wait in workflows of their own', async () => {
    return (await stack.syncLog.bulks.find(bulkId))?.inOwnWorkflows === count;
  });
}

describe('without a worker, a bulk', () => {
  test('is started with its options, its list in the store and not in Temporal', async () => {
    const options = { dryRun: true, collection: 'Film', force: true, history: 'each' } as const;
    const started = await start(['resp_a', null, 'resp_b', 'resp_a'], options);
    expect(started).toMatchObject({ retryOf: null, totals: { received: 2, malformed: 1, duplicates: 1 } });
    expect(started.workflowId).toBe(`bulk-sync-${started.bulkId}`);

    const handle = stack.client.workflow.getHandle(started.workflowId);
    const run = await handle.describe();
    expect(run).toMatchObject({ type: bulkWorkflowType, taskQueue: taskQueues.sync, runId: started.runId });
    expect(run.typedSearchAttributes.get(searchAttributes.bulkId)).toBe(started.bulkId);
    expect(await run.staticSummary()).toBe('Bulk dry run of 2 records');
    const { events } = await handle.fetchHistory();
    const input = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
    expect(JSON.parse(Buffer.from(input ?? '').toString())).toEqual({ bulkId: started.bulkId, ...options });

    expect(await read(started.bulkId)).toMatchObject({ ...options, status: 'running', finishedAt: null });
    await terminate(started.workflowId);
  });

  test('is asked to pause, and answered as it is, because nobody has heard', async () => {
    const { bulkId, workflowId } = await start(['resp_a']);
    expect(await pauseBulk(stack.client, stack.syncLog, bulkId)).toMatchObject({ bulkId, status: 'running' });
    expect(await cancelBulk(stack.client, stack.syncLog, bulkId)).toMatchObject({ bulkId, status: 'running' });
    await terminate(workflowId);
  });

  test('whose workflow somebody terminated is cancelled, and its totals add up', async () => {
    const { bulkId, workflowId } = await start(['resp_a', 'resp_b', null]);
    await terminate(workflowId);
    const bulk = await read(bulkId);
    expect(bulk).toMatchObject({ status: 'cancelled', totals: { received: 2, cancelled: 2, malformed: 1 } });
    expect(bulk.finishedAt).not.toBeNull();
    expect(await read(bulkId)).toEqual(bulk);
    const asked = pauseBulk(stack.client, stack.syncLog, bulkId);
    await expect(asked).rejects.toMatchObject({ code: 'BulkEnded' });
  });

  test('is read from the store alone where Temporal is away', async () => {
    const { bulkId, workflowId } = await start(['resp_a']);
    const away = connectTemporal({ TEMPORAL_ADDRESS: `127.0.0.1:${(await freePorts(1))[0]}` });
    expect(await readBulk(away, stack.syncLog, bulkId)).toMatchObject({ bulkId, status: 'running' });
    await away.connection.close();
    await terminate(workflowId);
  });

  test('that Temporal does not know may still be taking its lines', async () => {
    const bulkId = randomUUID();
    const options = { dryRun: false, collection: null, force: false, history: 'exceptions' } as const;
    await stack.syncLog.bulks.create({ bulkId, workflowId: `bulk-sync-${bulkId}`, retryOf: null, ...options });
    expect(await read(bulkId)).toMatchObject({ status: 'running' });
  });

  test('that is not known is told as such', async () => {
    const { client, syncLog } = stack;
    const unknown = randomUUID();
    const asked = [
      read,
      ...[pauseBulk, resumeBulk, cancelBulk, retryBulk].map((ask) => (id: string) => ask(client, syncLog, id)),
    ];
    for (const ask of asked) await expect(ask(unknown)).rejects.toMatchObject({ code: 'BulkNotFound' });
  });
});

describe('with a worker, a bulk', () => {
  beforeAll(async () => {
    await stack.startWorker();
  });

  test('is followed to its end, each time that something has changed', async () => {
    const { bulkId } = await start([await newResponse(), await newResponse(), 'resp_sandbox_no_email']);
    const seen: Bulk[] = [];
    const signal = AbortSignal.timeout(30_000);
    for await (const bulk of awaitBulk(stack.client, stack.syncLog, bulkId, signal)) seen.push(bulk);
    const counts = seen.map(({ totals }) => endedCount(totals));
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toMatchObject({ status: 'completed', totals: { received: 3, created: 2, invalid: 1 } });
    expect(new Set(seen.map((bulk) => JSON.stringify(bulk))).size).toBe(seen.length);
  });

  test('is followed no longer than the caller wants, and goes on', async () => {
    const { bulkId, workflowId } = await start([await stuckResponse()]);
    const leaving = new AbortController();
    const following = (async () => {
      for await (const { status } of awaitBulk(stack.client, stack.syncLog, bulkId, leaving.signal)) {
        if (status === 'running') leaving.abort(new Error('Enough.'));
      }
    })();
    await expect(following).rejects.toThrow('Enough.');
    expect((await stack.client.workflow.getHandle(workflowId).describe()).status.name).toBe('RUNNING');
    await cancelBulk(stack.client, stack.syncLog, bulkId);
  });

  test('is paused, let go on and cancelled, each as often as somebody asks', async () => {
    const { bulkId } = await start([await stuckResponse()]);
    await inOwnWorkflows(bulkId, 1);
    const { client, syncLog } = stack;
    for (const [ask, status] of [
      [pauseBulk, 'paused'],
      [pauseBulk, 'paused'],
      [resumeBulk, 'running'],
    ] as const) {
      await ask(client, syncLog, bulkId);
      await eventually(`it is ${status}`, async () => (await read(bulkId)).status === status);
    }
    await cancelBulk(client, syncLog, bulkId);
    await eventually('it has ended', async () => (await read(bulkId)).status === 'cancelled');
    expect((await read(bulkId)).totals).toMatchObject({ received: 1, cancelled: 1 });
    await expect(cancelBulk(client, syncLog, bulkId)).rejects.toMatchObject({ code: 'BulkEnded' });
  });

  test('that is terminated ends once its records in workflows of their own have, lost ones among them', async () => {
    const [lost, later] = [await stuckResponse(), await stuckResponse()];
    const { bulkId, workflowId } = await start([lost, later]);
    await inOwnWorkflows(bulkId, 2);
    await terminate(workflowId);
    await terminate(`sync-customer-${lost}`);
    expect(await read(bulkId)).toMatchObject({ status: 'running', inOwnWorkflows: 1, totals: { cancelled: 1 } });

    await stack.client.workflow.getHandle(`sync-customer-${later}`).cancel();
    const bulk = await eventually('it has ended', async () => {
      const found = await read(bulkId);
      return found.status === 'cancelled' ? found : null;
    });
    expect(bulk).toMatchObject({ inOwnWorkflows: 0, totals: { received: 2, cancelled: 2 } });
    const { items } = await stack.syncLog.bulks.records(bulkId, { limit: 10 });
    expect(await stack.syncLog.find(items[0]?.syncId ?? '')).toMatchObject({ outcome: 'cancelled', trigger: 'bulk' });
  });

  test('that was started from the Temporal UI is known by its first run, also where its workflow id serves another', async () => {
    const workflowId = 'my-bulk';
    const startInUi = async (responseIds: string[]): Promise<string> => {
      const args = [{ responseIds }];
      const handle = await stack.client.workflow.start(bulkWorkflowType, {
        workflowId,
        taskQueue: taskQueues.sync,
        args,
      });
      return handle.firstExecutionRunId;
    };
    const first = await startInUi([await stuckResponse()]);
    await inOwnWorkflows(first, 1);
    expect(await read(first)).toMatchObject({ bulkId: first, workflowId, status: 'running' });

    await terminate(workflowId);
    const second = await startInUi([await stuckResponse()]);
    await inOwnWorkflows(second, 1);
    for (const bulkId of [first, second]) {
      const { items } = await stack.syncLog.bulks.records(bulkId, { limit: 1 });
      await terminate(`sync-customer-${items[0]?.responseId}`);
    }
    expect(await read(first)).toMatchObject({ status: 'cancelled', totals: { received: 1, cancelled: 1 } });
    expect(await read(second)).toMatchObject({ status: 'running' });
    await cancelBulk(stack.client, stack.syncLog, second);
  });

  test('is retried with its own settings, only where it did not succeed', async () => {
    const { client, syncLog } = stack;
    const old = await start([await newResponse(), 'resp_sandbox_no_email', null], { force: true });
    await eventually('it has ended', async () => (await read(old.bulkId)).status === 'completed');
    const started = await retryBulk(client, syncLog, old.bulkId);
    expect(started).toMatchObject({ retryOf: old.bulkId, totals: { received: 1, malformed: 0 } });
    const bulk = await eventually('the retry has ended', async () => {
      const found = await read(started.bulkId);
      return found.status === 'completed' ? found : null;
    });
    expect(bulk).toMatchObject({ force: true, retryOf: old.bulkId, totals: { received: 1, invalid: 1 } });
    const records = async (bulkId: string) => (await syncLog.bulks.records(bulkId, { limit: 10 })).items;
    const [before, after] = [(await records(old.bulkId))[1], (await records(bulk.bulkId))[0]];
    expect(after?.line).toBe(2);
    expect(await syncLog.find(after?.syncId ?? '')).toMatchObject({ retryOf: before?.syncId });
  });

  test('of which nothing failed, or which runs, is not retried, and nothing is kept of it', async () => {
    const { client, syncLog } = stack;
    const well = await start([await newResponse()]);
    await eventually('it has ended', async () => (await read(well.bulkId)).status === 'completed');
    const waits = await start([await stuckResponse()]);
    const before = (await syncLog.bulks.list({ limit: 100 })).items.length;
    await expect(retryBulk(client, syncLog, well.bulkId)).rejects.toMatchObject({ code: 'NothingToRetry' });
    await expect(retryBulk(client, syncLog, waits.bulkId)).rejects.toMatchObject({ code: 'BulkRunning' });
    expect((await syncLog.bulks.list({ limit: 100 })).items).toHaveLength(before);
    await cancelBulk(client, syncLog, waits.bulkId);
  });
});
