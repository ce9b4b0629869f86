/** The history of a bulk in Temporal: small, whatever the bulk's size, and continued in a new run before it is large. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { WorkflowExecutionDescription } from '@temporalio/client';
import { pauseBulk, resumeBulk } from '../../client/bulk/control-bulk.ts';
import { bulkSignals, bulkWorkflowId } from '../../workflows/contract.ts';
import { bulkRuns } from '../support/bulk-runs.ts';
import { eventually } from '../support/eventually.ts';
import { sentResponses } from '../support/sent-responses.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
});
afterAll(async () => {
  await stack.close();
});

const bulks = bulkRuns(() => stack);
const { newResponse } = sentResponses(() => stack, 'HISTORY');

/** Ids that OpenAI does not know: the fastest of all outcomes. */
function unknownIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `resp_unknown_${index}`);
}

async function describeRun(bulkId: string): Promise<WorkflowExecutionDescription> {
  return await stack.client.workflow.getHandle(bulkWorkflowId(bulkId)).describe();
}

/** A signal that changes nothing is an event all the same: the quickest way to a long history. */
async function fillHistory(bulkId: string, signal: keyof typeof bulkSignals): Promise<void> {
  const handle = stack.client.workflow.getHandle(bulkWorkflowId(bulkId));
  for (let sent = 0; sent < 1_100; sent += 100) {
    await Promise.all(Array.from({ length: 100 }, async () => await handle.signal(bulkSignals[signal])));
  }
}

test('five hundred records cost ten events, and none of them is in the history', async () => {
  const { bulkId } = await bulks.start(unknownIds(1_500));
  expect((await bulks.endOf(bulkId)).totals).toMatchObject({ received: 1_500, failed: 1_500 });
  const handle = stack.client.workflow.getHandle(bulkWorkflowId(bulkId));
  await handle.result();
  const { events } = await handle.fetchHistory();
  expect(events?.length).toBeLessThan(40 + 3 * 10);
  expect(JSON.stringify(events)).not.toContain('resp_unknown');
});

describe('a long history', () => {
  test('goes on in a new run of the same bulk, and no record is done twice', async () => {
    await stack.openai.addFaults([{ match: { path: 'resp_unknown' }, times: 3_000, fault: { type: 'delay', ms: 60 } }]);
    const { bulkId, runId } = await bulks.start(unknownIds(3_000));
    await fillHistory(bulkId, 'resume');
    expect((await bulks.endOf(bulkId)).totals).toMatchObject({ received: 3_000, failed: 3_000 });
    const last = await eventually('the last run has ended', async () => {
      const described = await describeRun(bulkId);
      return described.status.name === 'COMPLETED' ? described : null;
    });
    expect(last.runId).not.toBe(runId);
    expect(last.raw.workflowExecutionInfo?.firstRunId).toBe(runId);
    expect(last.historyLength).toBeLessThan(2_000);
    const fetched = (await stack.openai.journal()).filter(({ path }) => /resp_unknown_\d+$/.test(path));
    expect(fetched).toHaveLength(1_500 + 3_000);
  });

  test('of a paused bulk goes on paused', async () => {
    const held = await newResponse();
    const fault = { type: 'status', status: 503, headers: { 'retry-after': '600' } } as const;
    await stack.openai.addFaults([{ match: { path: `^/v1/responses/${held}$` }, times: 2, fault }]);
    const { bulkId, runId } = await bulks.start([held]);
    await eventually('it waits in a workflow of its own', async () => {
      return (await stack.syncLog.bulks.find(bulkId))?.inOwnWorkflows === 1;
    });
    await pauseBulk(stack.client, stack.syncLog, bulkId);
    await fillHistory(bulkId, 'pause');
    // The bulk looks at its length when it moves.
    await resumeBulk(stack.client, stack.syncLog, bulkId);
    await pauseBulk(stack.client, stack.syncLog, bulkId);
    await eventually('it has gone on in a new run', async () => (await describeRun(bulkId)).runId !== runId);
    expect(await stack.syncLog.bulks.find(bulkId)).toMatchObject({ status: 'paused' });

    await resumeBulk(stack.client, stack.syncLog, bulkId);
    await stack.client.workflow.getHandle(`sync-customer-${held}`).cancel();
    expect(await bulks.endOf(bulkId)).toMatchObject({ status: 'completed', totals: { received: 1, cancelled: 1 } });
  });
});
