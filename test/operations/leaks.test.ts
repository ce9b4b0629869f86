/** No log holds customer data or a key, whatever happens to a sync and however much is logged. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { eventually } from '../support/eventually.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { customerData, foundIn } from './customer-data.ts';
import { logLines } from './log-lines.ts';

let stack: Stack;
let worker: NodeProcess;
let api: ApiProcess;
let secrets: string[];
let seeds: string[];

beforeAll(async () => {
  stack = await openStack(import.meta.url);
  worker = await stack.startWorker({ LOG_LEVEL: 'trace' });
  api = await startApi({ ...stack.environment, LOG_LEVEL: 'trace' });
  const { responses = [] } = await stack.openai.state();
  seeds = responses.map(({ id }) => String(id)).filter((id) => id.startsWith('resp_sandbox_'));
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

/** A customer whose sync meets an upstream that quotes what it was sent, or the key. */
async function quotedCustomer(number: string, standIn: 'openai' | 'ipaas', status: number): Promise<string> {
  const responseId = await sendCustomer(stack.openaiUrl, newCustomer(number));
  const path = standIn === 'openai' ? `^/v1/responses/${responseId}$` : '^/customers/v2/Customer';
  const message = 'Nora Example, nora.quoted@example.com, Met at the fair, sk-sandbox, ipaas-sandbox';
  const body = { error: { message, code: message }, errors: [message], title: message };
  await stack[standIn].addFaults([{ match: { path }, times: 1, fault: { type: 'status', status, body } }]);
  return responseId;
}

describe('with everything logged that can be', () => {
  beforeAll(async () => {
    const quoted = [
      await quotedCustomer('LEAK-1', 'openai', 401),
      await quotedCustomer('LEAK-2', 'openai', 500),
      await quotedCustomer('LEAK-3', 'ipaas', 400),
    ];
    for (const responseId of [...quoted, ...seeds]) await api.post('/v1/syncs?wait=60', { responseId });
    await api.post('/v1/syncs?wait=60', { responseId: seeds[0], dryRun: true });
    await api.get('/v1/syncs?customerNumber=CUST-10045&limit=5');
    await api.get('/v1/syncs/marta.lindqvist@example.com');
    await api.get('/marta.lindqvist@example.com?key=sk-sandbox');
    await api.post('/v1/syncs', { responseId: 'marta.lindqvist@example.com', Lindqvist: 'ipaas-sandbox' });
    await api.post('/v1/syncs', '{"broken": "Lindqvist');
    secrets = [
      ...(await customerData([stack.openai, stack.ipaas])),
      'sk-sandbox',
      'ipaas-sandbox',
      'nora.quoted@example.com',
      'Nora',
    ];
  }, 180_000);

  test('the records hold much that could be logged', () => {
    expect(seeds.length).toBeGreaterThan(25);
    expect(secrets).toEqual(
      expect.arrayContaining(['Lindqvist', 'marta.lindqvist@example.com', 'CUST-10045', 'LEAK-1']),
    );
    expect(secrets.length).toBeGreaterThan(60);
  });

  test('a leak would be found', () => {
    expect(foundIn('{"message":"Lindqvist"}', secrets)).toEqual(['Lindqvist']);
    expect(foundIn('key=sk-sandbox', secrets)).toEqual(['sk-sandbox']);
  });

  test('a worker logs none of it', () => {
    const ended = logLines(worker.output()).filter(({ message }) => message === 'Sync ended');
    expect(ended.length).toBeGreaterThan(25);
    expect(foundIn(worker.output(), secrets)).toEqual([]);
  });

  test('the API logs none of it', () => {
    expect(logLines(api.output()).length).toBeGreaterThan(2 * seeds.length);
    expect(foundIn(api.output(), secrets)).toEqual([]);
  });

  test('both log JSON objects alone, but for the line that says that they are ready', () => {
    for (const process of [worker, api]) {
      const others = process
        .output()
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('{'));
      expect(others).toEqual([expect.stringContaining('ready: ')]);
    }
  });

  test('the API names the sync on the line that ends a request about it', async () => {
    const results = logLines(api.output()).filter(({ trackingGuid }) => trackingGuid !== undefined);
    expect(results.length).toBeGreaterThan(25);
    for (const line of results) {
      expect(line).toMatchObject({ workflowId: expect.stringMatching(/^sync-customer-resp_/), runId: line.syncId });
    }
    // The last lines of another process may still be on their way.
    await eventually('the worker logs each of them, too', () => {
      const syncIds = new Set(logLines(worker.output()).map(({ syncId }) => syncId));
      return results.every(({ syncId }) => syncIds.has(syncId));
    });
  });
});
