/** What becomes of the lines of a bulk: each has one outcome, and a record that has to wait has a workflow of its own. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endedCount, type Bulk } from '../../customer/bulk.ts';
import type { BulkRecord } from '../../sync-log/bulks/bulk-store.ts';
import type { FaultRule } from '../../sandbox/control/faults.ts';
import { bulkRuns } from '../support/bulk-runs.ts';
import { customersNumbered } from '../support/ipaas-records.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
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

describe('a list of all kinds', () => {
  const ids = [
    'resp_sandbox_new_customer',
    'resp_sandbox_existing_customer',
    '',
    'resp_sandbox_unchanged',
    'nonsense@example.com',
    'resp_sandbox_no_email',
    'resp_sandbox_new_customer',
    'resp_sandbox_expired',
    'resp_sandbox_refused',
    'resp_sandbox_in_progress',
    'conv_sandbox_existing_customer',
  ];
  let bulk: Bulk;
  let lines: BulkRecord[];
  beforeAll(async () => {
    const refused = await sendCustomer(stack.openaiUrl, newCustomer('KINDS-REFUSED'));
    await stack.ipaas.put('customers', 900_001, { customer_number: 'KINDS-REFUSED', first_name: 'Old' });
    await stack.ipaas.addFaults([
      { match: { method: 'PUT', path: '/Customer/900001$' }, times: 1, fault: { type: 'status', status: 400 } },
    ]);
    ({ bulk, lines } = await bulks.run([...ids, refused]));
  });

  test('comes to one outcome for each line that is a record', () => {
    expect(bulk.status).toBe('completed');
    expect(lines.map(({ line, outcome, error }) => [line, outcome, error?.code ?? null])).toEqual([
      [1, 'created', null],
      [2, 'updated', null],
      [4, 'unchanged', null],
      [5, null, null],
      [6, 'invalid', 'MissingRequiredField'],
      [7, null, null],
      [8, 'failed', 'ResponseNotFound'],
      [9, 'failed', 'ResponseUnreadable'],
      [10, 'created', null],
      [11, 'updated', null],
      [12, 'rejected', 'IpaasRejected'],
    ]);
  });

  test('has totals that add up', () => {
    const { totals } = bulk;
    expect(totals).toEqual({
      received: 9,
      created: 2,
      updated: 2,
      unchanged: 1,
      skipped: 0,
      invalid: 1,
      rejected: 1,
      failed: 2,
      cancelled: 0,
      duplicates: 1,
      malformed: 1,
    });
    expect(endedCount(totals)).toBe(totals.received);
  });

  test('names a line that repeats another, and one that holds no id without what it held', () => {
    const unsynced = lines.filter(({ status }) => status === 'duplicate' || status === 'malformed');
    expect(unsynced).toMatchObject([
      { line: 5, status: 'malformed', responseId: null },
      { line: 7, status: 'duplicate', responseId: 'resp_sandbox_new_customer', firstLine: 1 },
    ]);
  });

  test('leaves a result in the log for each record, like any other sync', async () => {
    for (const line of lines.filter(({ status }) => status === 'ended')) {
      const result = await bulks.resultOf(line);
      expect(result).toMatchObject({ responseId: line.responseId, outcome: line.outcome, trigger: 'bulk' });
      expect(result.steps.at(-1)).toMatchObject({ step: 'log' });
    }
  });

  test('gives no workflow to a record that need not wait', async () => {
    const [first] = lines;
    expect(first?.syncId).toBe(`${bulk.bulkId}-1`);
    expect((await bulks.resultOf(first)).workflowId).toBe(bulk.workflowId);
  });
});

async function ownRuns(bulkId: string): Promise<string[]> {
  const query = `WorkflowType = 'syncCustomer' AND BulkId = '${bulkId}'`;
  const runs: string[] = [];
  for await (const { runId } of stack.client.workflow.list({ query })) runs.push(runId);
  return runs;
}

describe('a record that has to wait gets a workflow of its own, and its outcome is that of what was done', () => {
  const create = { method: 'POST', path: '^/customers/v2/Customer$' };
  const waits: [string, 'openai' | 'ipaas', Pick<FaultRule, 'match' | 'fault'>][] = [
    ['a 429 of OpenAI', 'openai', { match: { path: 'ID$' }, fault: { type: 'status', status: 429 } }],
    ['a 5xx of OpenAI', 'openai', { match: { path: 'ID$' }, fault: { type: 'status', status: 503 } }],
    ['a 429 of iPaaS.com', 'ipaas', { match: create, fault: { type: 'status', status: 429 } }],
    ['a 5xx of iPaaS.com', 'ipaas', { match: create, fault: { type: 'status', status: 500 } }],
    ['a create whose answer was lost', 'ipaas', { match: create, fault: { type: 'reset-after-commit' } }],
    ['a create whose answer was cut', 'ipaas', { match: create, fault: { type: 'truncate' } }],
  ];
  test.each(waits)('%s', async (_what, upstream, { match, fault }) => {
    const number = `WAITS-${Math.random().toString(36).slice(2, 10)}`;
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer(number));
    const path = match.path?.replace('ID', responseId);
    await stack[upstream].addFaults([{ match: { ...match, path }, times: 1, fault }]);
    const { bulk, lines } = await bulks.run([responseId]);

    expect(lines).toMatchObject([{ outcome: 'created', customerNumber: number }]);
    expect(bulk.totals).toMatchObject({ received: 1, created: 1 });
    expect(await ownRuns(bulk.bulkId)).toEqual([lines[0]?.syncId]);
    const { trackingGuid } = await bulks.resultOf(lines[0]);
    const creates = (await stack.ipaas.writes()).filter(
      (call) => call.trackingGuid === trackingGuid && call.method === 'POST' && /Customer(\?|$)/.test(call.path),
    );
    expect(creates).toHaveLength(1);
    expect(await customersNumbered(stack.ipaas, number)).toHaveLength(1);
  });

  test('a response that is not complete', async () => {
    await stack.openai.reset();
    const { bulk, lines } = await bulks.run(['resp_sandbox_in_progress']);
    expect(lines).toMatchObject([{ status: 'ended', error: null }]);
    expect(await ownRuns(bulk.bulkId)).toEqual([lines[0]?.syncId]);
  });
});
