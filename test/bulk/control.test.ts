/** Pausing, resuming and cancelling a bulk, and what somebody does to its workflows behind its back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cancelBulk, pauseBulk, resumeBulk } from '../../client/bulk/control-bulk.ts';
import { readBulk } from '../../client/bulk/read-bulk.ts';
import { endedCount, type Bulk } from '../../customer/bulk.ts';
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
beforeEach(async () => {
  await stack.openai.clearFaults();
});

const bulks = bulkRuns(() => stack);
const { newResponse } = sentResponses(() => stack, 'CONTROL');
const count = 60;

/** A response whose sync waits: OpenAI is away whenever it is asked for, once for the page, once for its own workflow. */
async function heldResponse(): Promise<string> {
  const responseId = await newResponse();
  const fault = { type: 'status', status: 503, headers: { 'retry-after': '600' } } as const;
  await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 2, fault }]);
  return responseId;
}

function byText(one: string | null, other: string | null): number {
  return (one ?? '').localeCompare(other ?? '');
}

async function find(bulkId: string): Promise<Bulk> {
  return await readBulk(stack.client, stack.syncLog, bulkId);
}

/** A bulk whose records take their time, two at once; some of them have ended. */
async function underWay(others: string[] = []): Promise<string> {
  const ids = await Promise.all(Array.from({ length: count }, newResponse));
  await stack.openai.addFaults([{ match: { path: 'input_items' }, times: count, fault: { type: 'delay', ms: 150 } }]);
  const { bulkId } = await bulks.start([...others, ...ids]);
  await eventually('some records have ended', async () => endedCount((await find(bulkId)).totals) > 3);
  return bulkId;
}

describe('a pause', () => {
  test('lets what has begun come to its end, begins nothing more, and resuming finishes the rest', async () => {
    const bulkId = await underWay();
    expect((await pauseBulk(stack.client, stack.syncLog, bulkId)).status).toBe('paused');
    const held = await eventually('nothing is under way', async () => {
      const before = (await stack.openai.journal()).length;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (await stack.openai.journal()).length === before ? await find(bulkId) : null;
    });
    expect(held.status).toBe('paused');
    expect(endedCount(held.totals)).toBeLessThan(count);

    expect((await resumeBulk(stack.client, stack.syncLog, bulkId)).status).toBe('running');
    expect(await bulks.endOf(bulkId)).toMatchObject({
      status: 'completed',
      totals: { received: count, created: count },
    });
    const results = await Promise.all((await bulks.linesOf(bulkId)).map(async (line) => await bulks.resultOf(line)));
    const creates = (await stack.ipaas.writes()).filter(({ path }) => /\/Customer(\?|$)/.test(path));
    expect(creates.map(({ trackingGuid }) => trackingGuid).toSorted(byText)).toEqual(
      results.map(({ trackingGuid }) => trackingGuid).toSorted(byText),
    );
  });
});

describe('a cancellation', () => {
  test('tells what was done, cancels the rest, and the totals add up', async () => {
    const held = await heldResponse();
    const bulkId = await underWay([held]);
    await eventually('one waits in a workflow of its own', async () => (await find(bulkId)).inOwnWorkflows === 1);
    await cancelBulk(stack.client, stack.syncLog, bulkId);
    const { status, totals, workflowId } = await bulks.endOf(bulkId);

    expect(status).toBe('cancelled');
    expect(totals.created).toBeGreaterThan(0);
    expect(totals.cancelled).toBeGreaterThan(1);
    expect(totals.created + totals.cancelled).toBe(count + 1);
    const lines = await bulks.linesOf(bulkId);
    expect(lines.filter(({ outcome }) => outcome === 'cancelled')).toHaveLength(totals.cancelled);
    expect(lines[0]).toMatchObject({ responseId: held, outcome: 'cancelled', syncId: expect.any(String) });
    const numbers = new Set(lines.filter(({ outcome }) => outcome === 'created').map((line) => line.customerNumber));
    expect(numbers.size).toBe(totals.created);
    await eventually('its workflow has ended as cancelled', async () => {
      const { status: ended } = await stack.client.workflow.getHandle(workflowId).describe();
      return ended.name === 'CANCELLED';
    });
  });

  test('of a paused bulk ends it', async () => {
    const bulkId = await underWay();
    await pauseBulk(stack.client, stack.syncLog, bulkId);
    await cancelBulk(stack.client, stack.syncLog, bulkId);
    const { status, totals } = await bulks.endOf(bulkId);
    expect(status).toBe('cancelled');
    expect(endedCount(totals)).toBe(count);
  });
});

describe('a workflow that somebody terminates', () => {
  test('of one record does not hold up its bulk: that record is cancelled', async () => {
    const held = await heldResponse();
    const { bulkId } = await bulks.start([held, await newResponse()]);
    await eventually('it waits in a workflow of its own', async () => (await find(bulkId)).inOwnWorkflows === 1);
    await stack.client.workflow.getHandle(`sync-customer-${held}`).terminate();
    expect(await bulks.endOf(bulkId)).toMatchObject({ status: 'completed', totals: { created: 1, cancelled: 1 } });
    expect(await bulks.linesOf(bulkId)).toMatchObject([{ outcome: 'cancelled' }, { outcome: 'created' }]);
  });

  test('of one record that is cancelled in Temporal is told as cancelled', async () => {
    const held = await heldResponse();
    const { bulkId } = await bulks.start([held]);
    await eventually('it waits in a workflow of its own', async () => (await find(bulkId)).inOwnWorkflows === 1);
    await stack.client.workflow.getHandle(`sync-customer-${held}`).cancel();
    expect((await bulks.endOf(bulkId)).totals).toMatchObject({ received: 1, cancelled: 1 });
  });

  test('of the bulk itself: whoever looks ends it, and its totals add up', async () => {
    const bulkId = await underWay([await heldResponse()]);
    const { workflowId } = await find(bulkId);
    await stack.client.workflow.getHandle(workflowId).terminate();
    await eventually('only the record in a workflow of its own is left', async () => {
      const { totals, inOwnWorkflows } = await find(bulkId);
      return inOwnWorkflows === 1 && endedCount(totals) === count;
    });
    const [first] = await bulks.linesOf(bulkId);
    await stack.client.workflow.getHandle(`sync-customer-${first?.responseId}`).cancel();
    const bulk = await eventually('it has ended', async () => {
      const looked = await find(bulkId);
      return looked.status === 'cancelled' ? looked : null;
    });
    expect(endedCount(bulk.totals)).toBe(count + 1);
  });
});
