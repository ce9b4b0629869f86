/** Starting, joining, cancelling and refusing: what Temporal shows of a sync from outside. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApplicationFailure, WorkflowFailedError } from '@temporalio/client';
import type { FailureCode } from '../../customer/failures.ts';
import { searchAttributes, syncWorkflowType, taskQueues } from '../../workflows/contract.ts';
import { eventually } from '../support/eventually.ts';
import { holdFetch, untilItWaits } from '../support/held-fetch.ts';
import { customersNumbered } from '../support/ipaas-records.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { shownActivities } from '../support/shown-activities.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
});
afterAll(async () => {
  await stack.close();
});

function isCreate({ method, path }: { method: string; path: string }): boolean {
  return method === 'POST' && /\/Customer(\?|$)/.test(path);
}

describe('a sync that is cancelled while it waits', () => {
  test('ends as cancelled in Temporal and in the sync log, and writes nothing', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('CANCEL-1'));
    await holdFetch(stack, responseId, 600);
    const started = await stack.start(responseId);
    const handle = stack.client.workflow.getHandle(started.workflowId, started.runId);
    await untilItWaits(handle);
    await handle.cancel();

    const result = await stack.resultOf(started);
    expect(result).toMatchObject({ outcome: 'cancelled', error: null, changes: [], responseId });
    expect((await handle.describe()).status.name).toBe('CANCELLED');
    expect(await stack.syncLog.find(started.syncId)).toEqual(result);
    expect(await stack.ipaas.writes()).toEqual([]);
  });
});

describe('a sync that is cancelled while it writes', () => {
  test('finishes the write and tells the truth about it', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('CANCEL-2'));
    await stack.ipaas.addFaults([
      { match: { method: 'POST', path: '/Customer$' }, times: 1, fault: { type: 'delay', ms: 2_500 } },
    ]);
    const started = await stack.start(responseId);
    await eventually('it writes', async () => (await stack.ipaas.journal()).some(isCreate));
    await stack.client.workflow.getHandle(started.workflowId, started.runId).cancel();

    const result = await stack.resultOf(started);
    expect(result).toMatchObject({ outcome: 'created', error: null });
    expect(await customersNumbered(stack.ipaas, 'CANCEL-2')).toMatchObject([{ links: ['CANCEL-2'] }]);
    expect((await stack.ipaas.journal()).filter(isCreate)).toHaveLength(1);
  });
});

describe('starting a sync while one of the same response runs', () => {
  test('joins it: one run, one row in the log', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('JOIN-1'));
    await holdFetch(stack, responseId, 1);
    const [first, second] = await Promise.all([stack.start(responseId), stack.start(responseId)]);
    expect(second).toEqual(first);
    const result = await stack.resultOf(first);
    expect(result.outcome).toBe('created');
    const { items } = await stack.syncLog.list({ responseId, limit: 10, order: 'asc' });
    expect(items).toEqual([result]);
  });

  test('a real sync never joins a dry run', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('JOIN-2'));
    await holdFetch(stack, responseId, 1);
    const dry = await stack.start({ responseId, dryRun: true });
    const real = await stack.start(responseId);
    expect(real.runId).not.toBe(dry.runId);
    expect((await stack.resultOf(real)).outcome).toBe('created');
    expect((await stack.resultOf(dry)).dryRun).toBe(true);
  });
});

describe('a sync started with a bad argument', () => {
  test.each<[string, unknown[], FailureCode]>([
    ['no argument', [], 'InvalidInput'],
    ['a bare text', ['resp_abc'], 'InvalidInput'],
    ['an object without an id', [{}], 'InvalidInput'],
    ['an unknown key', [{ responseId: 'resp_abc', colour: 'red' }], 'InvalidInput'],
    ['something that is no id', [{ responseId: 'CUST-10045' }], 'InvalidId'],
  ])('%s: fails at once, clearly, and is logged', async (name, args, code) => {
    const calls = (await stack.openai.journal()).length;
    const handle = await stack.client.workflow.start(syncWorkflowType, {
      workflowId: `bad-argument-${name.replaceAll(' ', '-')}`,
      taskQueue: taskQueues.sync,
      args,
    });
    const failure = await handle.result().then(
      () => null,
      (error: unknown) =>
        error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure ? error.cause : null,
    );
    expect(failure).toMatchObject({ type: code, nonRetryable: true });
    expect(failure?.message.length).toBeGreaterThan(30);
    expect(await stack.syncLog.find(handle.firstExecutionRunId)).toMatchObject({
      outcome: 'invalid',
      responseId: null,
      error: { code, step: 'trigger' },
    });
    expect(await stack.openai.journal()).toHaveLength(calls);
  });
});

describe('what Temporal shows of a finished sync', () => {
  test('search attributes by which it is found, all six activities by name, and its result', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('SHOWN-1'));
    const started = await stack.start(responseId);
    const result = await stack.resultOf(started);
    expect(started).toMatchObject({ workflowId: `sync-customer-${responseId}`, syncId: started.runId });

    const handle = stack.client.workflow.getHandle(started.workflowId, started.runId);
    const description = await handle.describe();
    const attributes = description.typedSearchAttributes;
    expect(attributes.get(searchAttributes.responseId)).toBe(responseId);
    expect(attributes.get(searchAttributes.customerNumber)).toBe('SHOWN-1');
    expect(attributes.get(searchAttributes.syncOutcome)).toBe('created');
    expect(await description.staticSummary()).toContain(responseId);

    const { regular, local } = await shownActivities(handle);
    expect(regular).toEqual(['authenticate', 'fetchResponse', 'upsertCustomer']);
    for (const activity of ['mapCustomer', 'validateCustomer', 'logResult']) {
      expect(local.filter((text) => text.includes(`"${activity}"`))).toHaveLength(1);
    }
    expect(result.links.temporal).toContain(
      `/namespaces/${stack.namespace}/workflows/${started.workflowId}/${started.runId}/history`,
    );
  });

  test('a failed one is found by its error code', async () => {
    await stack.sync('resp_sandbox_no_email');
    const found = await eventually('it is listed', async () => {
      for await (const run of stack.client.workflow.list({
        query: 'ErrorCode = "MissingRequiredField" AND ExecutionStatus = "Failed"',
      })) {
        return run;
      }
      return null;
    });
    expect(found.workflowId).toBe('sync-customer-resp_sandbox_no_email');
  });

  test('no customer data in what is kept in plain text: ids, summaries, failure messages', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, {
      ...newCustomer('PLAIN-1'),
      EmailAddress: 'private(at)example.com',
    });
    const started = await stack.start(responseId);
    await stack.resultOf(started);
    const { events } = await stack.client.workflow.getHandle(started.workflowId, started.runId).fetchHistory();
    const messages = (events ?? []).flatMap((event) => [
      event.workflowExecutionFailedEventAttributes?.failure?.message,
      event.markerRecordedEventAttributes?.failure?.message,
      event.activityTaskFailedEventAttributes?.failure?.message,
    ]);
    expect(messages.filter(Boolean).length).toBeGreaterThan(0);
    expect(messages.join()).not.toContain('private');
    expect(started.workflowId).not.toContain('PLAIN-1');
  });
});
