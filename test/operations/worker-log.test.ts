/** The log of a worker, as whoever looks after it searches it: by sync, by tracking GUID, by what went wrong. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SyncResult } from '../../customer/sync-result.ts';
import { eventually } from '../support/eventually.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { logLines, type LogLine } from './log-lines.ts';

let stack: Stack;
let worker: NodeProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  worker = await stack.startWorker({ LOG_LEVEL: 'debug' });
});
afterAll(async () => {
  await stack.close();
});

/** All lines of one sync, once it has said that it ended. */
async function linesOf({ syncId }: Pick<SyncResult, 'syncId'>): Promise<LogLine[]> {
  return await eventually('the end of the sync is logged', () => {
    const lines = logLines(worker.output()).filter((line) => line.syncId === syncId);
    return lines.some(({ message }) => message === 'Sync ended') && lines;
  });
}

function only(lines: LogLine[], message: string): LogLine[] {
  return lines.filter((line) => line.message === message);
}

describe('a sync that ends well', () => {
  let result: SyncResult;
  let lines: LogLine[];
  beforeAll(async () => {
    result = await stack.sync(await sendCustomer(stack.openaiUrl, newCustomer('LOG-1')));
    lines = await linesOf(result);
  });

  test('has its ids on every line', () => {
    const { syncId, workflowId, runId, trackingGuid } = result;
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) expect(line).toMatchObject({ syncId, workflowId, runId, trackingGuid });
  });

  test('begins with one line and ends with one', () => {
    const { responseId } = result;
    expect(only(lines, 'Sync started')).toMatchObject([
      { level: 'info', responseId, trigger: 'manual', dryRun: false },
    ]);
    const ended = only(lines, 'Sync ended');
    expect(ended).toMatchObject([{ level: 'info', outcome: 'created', dryRun: false }]);
    // What is null has no place on a line.
    expect(ended[0]).not.toHaveProperty('errorCode');
    expect(ended[0]?.['durationMs']).toBeGreaterThan(0);
  });

  test('tells each request to an upstream at debug, by its route, and in which step', () => {
    const openai = { level: 'debug', system: 'openai', method: 'GET', step: 'fetch', status: 200 };
    const requests = only(lines, 'Upstream request');
    expect(requests).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ step: 'authenticate', status: 404, route: '/responses/{id}' }),
        expect.objectContaining({ ...openai, route: '/responses/{id}', requestId: expect.stringMatching(/^req_/) }),
        expect.objectContaining({ ...openai, route: '/responses/{id}/input_items' }),
        expect.objectContaining({ system: 'ipaas', method: 'POST', step: 'upsert', route: '/customers/v2/Customer' }),
      ]),
    );
    for (const request of requests) expect(request['durationMs']).toBeGreaterThanOrEqual(0);
    for (const line of lines) expect(Object.values(line)).not.toContain(null);
  });
});

describe('a sync that waits', () => {
  test('says why and until when, and under which error', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('LOG-2'));
    const fault = { type: 'status', status: 429, headers: { 'retry-after': '1' } } as const;
    await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
    const lines = await linesOf(await stack.sync(responseId));
    const [wait, ...others] = only(lines, 'Step waits');
    expect(others).toEqual([]);
    expect(wait).toMatchObject({ level: 'info', step: 'fetch', errorCode: 'RateLimited', nextAttempt: 2 });
    expect(wait?.['why']).toMatch(/^OpenAI answered 429/);
    const waitedMs = Date.parse(String(wait?.['waitUntil'])) - Date.parse(String(wait?.['time']));
    expect(waitedMs).toBeGreaterThanOrEqual(900);
    expect(waitedMs).toBeLessThanOrEqual(1_200);
  });
});

describe('a sync that fails', () => {
  test('ends with its outcome, the code of its error and the step', async () => {
    const lines = await linesOf(await stack.sync('resp_sandbox_no_email'));
    const ended = { outcome: 'invalid', errorCode: 'MissingRequiredField', step: 'validate' };
    expect(only(lines, 'Sync ended')).toMatchObject([ended]);
    expect(only(lines, 'Step waits')).toEqual([]);
  });

  test('because its argument is refused has the line of its end', async () => {
    const handle = await stack.client.workflow.start('syncCustomer', {
      workflowId: 'bad-argument',
      taskQueue: 'customer-sync',
      args: [{ responseID: 'resp_1' }],
    });
    await handle.result().catch(() => undefined);
    const lines = await linesOf({ syncId: handle.firstExecutionRunId });
    expect(only(lines, 'Sync started')).toEqual([]);
    expect(only(lines, 'Sync ended')).toMatchObject([{ outcome: 'invalid', errorCode: 'InvalidInput' }]);
    for (const line of lines) expect(line).toMatchObject({ trackingGuid: expect.stringMatching(/^[\da-f-]{36}$/) });
  });
});

describe('syncs that run at the same time', () => {
  test('keep their tracking GUIDs apart, in workflows and in activities', async () => {
    const numbers = Array.from({ length: 12 }, (_none, index) => `LOG-SIDE-${index}`);
    const results = await Promise.all(
      numbers.map(async (number) => await stack.sync(await sendCustomer(stack.openaiUrl, newCustomer(number)))),
    );
    for (const result of results) {
      const guids = new Set((await linesOf(result)).map((line) => line['trackingGuid']));
      expect([...guids]).toEqual([result.trackingGuid]);
    }
  });

  test('have the tracking GUID that their caller gave', async () => {
    const trackingGuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('LOG-3'));
    const lines = await linesOf(await stack.sync({ responseId, trackingGuid }));
    for (const line of lines) expect(line).toMatchObject({ trackingGuid });
  });
});
