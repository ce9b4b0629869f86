/** Many customers at once. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ipaasCustomers } from '../support/ipaas-records.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';

const count = 100;

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
});
afterAll(async () => {
  await stack.close();
});

test(`${count} syncs of different customers, started at once, give ${count} correct records, ${count} log rows and no error`, async () => {
  const numbers = Array.from({ length: count }, (_, index) => `MANY-${index}`);
  const responseIds = await Promise.all(
    numbers.map(async (number) => await sendCustomer(stack.openaiUrl, newCustomer(number))),
  );
  const results = await Promise.all(responseIds.map(async (id) => await stack.sync(id)));

  expect(results.map(({ outcome }) => outcome)).toEqual(numbers.map(() => 'created'));
  const customers = (await ipaasCustomers(stack.ipaas)).filter(({ customerNumber }) =>
    customerNumber?.startsWith('MANY-'),
  );
  expect(customers.map(({ customerNumber }) => customerNumber ?? '').toSorted()).toEqual(numbers.toSorted());
  for (const customer of customers) {
    const responseId = responseIds[numbers.indexOf(customer.customerNumber ?? '')];
    expect(customer).toMatchObject({
      emailAddress: `${customer.customerNumber?.toLowerCase()}@example.com`,
      links: [customer.customerNumber],
      customFields: { 'OpenAI Last Response ID': responseId },
    });
  }
  const { items } = await stack.syncLog.list({ limit: 1_000, order: 'asc' });
  expect(items.map(({ syncId }) => syncId).toSorted()).toEqual(results.map(({ syncId }) => syncId).toSorted());
  expect(items.every(({ error }) => error === null)).toBe(true);
}, 120_000);
