/** One customer in several responses: one at a time, the newest response wins, and each line has its outcome. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BulkRecord } from '../../sync-log/bulks/bulk-store.ts';
import { isSynced } from '../../customer/sync-result.ts';
import { responseOf, sentCustomer } from '../faults/sent-response.ts';
import { bulkRuns } from '../support/bulk-runs.ts';
import { customersNumbered } from '../support/ipaas-records.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.ipaas.switches({ customerNumbers: 'shared' });
  await stack.startWorker();
});
afterAll(async () => {
  await stack.close();
});

const bulks = bulkRuns(() => stack);
const firstCreatedAt = 1_793_610_000;

/** Responses of one customer, the oldest first. */
async function responses(customerNumber: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `resp_same_${customerNumber.toLowerCase()}_${index}`);
  for (const [index, responseId] of ids.entries()) {
    const sent = sentCustomer(customerNumber, index);
    const response = { customerNumber, responseId, createdAt: firstCreatedAt + index, sent };
    await stack.openai.put('responses', responseId, responseOf(response));
  }
  return ids;
}

async function expectNewest(customerNumber: string, index: number): Promise<void> {
  const customers = await customersNumbered(stack.ipaas, customerNumber);
  expect(customers).toMatchObject([{ comment: `Response ${index}`, links: [customerNumber] }]);
}

function outcomes(lines: readonly BulkRecord[]): (string | null)[] {
  return lines.map(({ outcome }) => outcome);
}

test('twenty responses of one customer in one bulk make one customer, of the newest', async () => {
  const ids = await responses('SAME-1', 20);
  const { bulk, lines } = await bulks.run(ids);
  expect(bulk.totals).toMatchObject({ received: 20, created: 1 });
  expect(
    outcomes(lines).every((outcome) => outcome !== null && ['created', 'updated', 'skipped'].includes(outcome)),
  ).toBe(true);
  await expectNewest('SAME-1', 19);
});

test('the newest first: every older one is skipped or came before it, and none overwrites it', async () => {
  const ids = await responses('SAME-2', 10);
  const { bulk } = await bulks.run(ids.toReversed());
  const { created, updated, skipped } = bulk.totals;
  expect(created).toBe(1);
  expect(created + updated + skipped).toBe(10);
  await expectNewest('SAME-2', 9);
});

test('in a bulk and singly at the same time, every line and every sync has its outcome', async () => {
  const ids = await responses('SAME-3', 12);
  const inBulk = ids.filter((_, index) => index % 2 === 0);
  const singly = ids.filter((_, index) => index % 2 === 1);
  const started = Promise.all(singly.map(async (responseId) => await stack.sync({ responseId, trigger: 'api' })));
  const { bulk, lines } = await bulks.run(inBulk);
  const results = await started;

  expect(bulk.totals.received).toBe(6);
  const all = [...outcomes(lines), ...results.map(({ outcome }) => outcome)];
  expect(all.filter((outcome) => outcome === 'created')).toHaveLength(1);
  expect([...results.map(({ outcome }) => isSynced(outcome)), ...lines.map(({ error }) => error === null)]).toEqual(
    all.map(() => true),
  );
  await expectNewest('SAME-3', 11);
});

test('the very same response in two bulks and singly is carried out once, and all three tell an outcome', async () => {
  const [responseId = ''] = await responses('SAME-4', 1);
  const [first, second, single] = await Promise.all([
    bulks.run([responseId]),
    bulks.run([responseId]),
    stack.sync(responseId),
  ]);
  const all = [...outcomes(first.lines), ...outcomes(second.lines), single.outcome];
  expect(all.filter((outcome) => outcome === 'created')).toHaveLength(1);
  expect(all.filter((outcome) => outcome === 'unchanged')).toHaveLength(2);
  await expectNewest('SAME-4', 0);
});

test('force writes an older response over a newer one', async () => {
  const ids = await responses('SAME-5', 2);
  await bulks.run(ids.slice(1));
  await bulks.run(ids.slice(0, 1));
  await expectNewest('SAME-5', 1);
  const { lines } = await bulks.run(ids.slice(0, 1), { force: true });
  expect(outcomes(lines)).toEqual(['updated']);
  await expectNewest('SAME-5', 0);
});
