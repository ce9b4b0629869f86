/** What the record itself decides: addresses, conversations without a customer, new customers, changed numbers. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FailureCode } from '../../customer/failures.ts';
import type { Outcome } from '../../customer/sync-result.ts';
import { customersNumbered, ipaasCustomers } from '../support/ipaas-records.ts';
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

describe('the e-mail address', () => {
  test.each([
    'first.last+tag@example.com',
    "o'brien@example.org",
    'a@b.co',
    'UPPER@EXAMPLE.COM',
    'user@bücher.example',
  ])('%s is written as it is', async (EmailAddress) => {
    const number = `MAIL-${EmailAddress.length}-${EmailAddress.codePointAt(0)}`;
    const result = await stack.sync(await sendCustomer(stack.openaiUrl, { ...newCustomer(number), EmailAddress }));
    expect(result.outcome).toBe('created');
    expect((await customersNumbered(stack.ipaas, number)).map((customer) => customer.emailAddress)).toEqual([
      EmailAddress,
    ]);
  });

  test.each([
    'plain',
    'sample@',
    '@example.com',
    'sam ple@example.com',
    'a@b@example.com',
    'sample@example..com',
    'sample@example',
  ])('%s is refused before anything is written', async (EmailAddress) => {
    const writes = (await stack.ipaas.writes()).length;
    const result = await stack.sync(await sendCustomer(stack.openaiUrl, { ...newCustomer('BAD-1'), EmailAddress }));
    expect(result).toMatchObject({
      outcome: 'invalid',
      error: { code: 'InvalidEmailFormat', title: 'EmailAddress validation failed.' },
    });
    expect(JSON.stringify(result)).not.toContain(EmailAddress === '@example.com' ? 'never' : `"${EmailAddress}"`);
    expect(await stack.ipaas.writes()).toHaveLength(writes);
  });
});

describe('a new customer', () => {
  test('is created once, complete and linked', async () => {
    const result = await stack.sync('resp_sandbox_new_customer');
    expect(result).toMatchObject({ outcome: 'created', error: null });
    const customers = await customersNumbered(stack.ipaas, result.customer?.customerNumber ?? '');
    expect(customers).toHaveLength(1);
    expect(customers[0]).toMatchObject({ id: result.customer?.ipaasId, links: [result.customer?.customerNumber] });
    expect(result.changes.every((change) => change.before === null)).toBe(true);
  });

  test('that is there under its number, but not linked, is updated and linked', async () => {
    const before = await ipaasCustomers(stack.ipaas);
    const result = await stack.sync('resp_sandbox_unlinked_customer');
    expect(result.outcome).toBe('updated');
    expect(await ipaasCustomers(stack.ipaas)).toHaveLength(before.length);
    const [customer] = await customersNumbered(stack.ipaas, result.customer?.customerNumber ?? '');
    expect(customer?.links).toEqual([result.customer?.customerNumber]);
  });
});

describe('a dry run', () => {
  test('tells what would change and writes nothing', async () => {
    const writes = (await stack.ipaas.writes()).length;
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('DRY-1'));
    const result = await stack.sync({ responseId, dryRun: true });
    expect(result).toMatchObject({
      outcome: 'created',
      dryRun: true,
      customer: { ipaasId: null, customerNumber: 'DRY-1' },
    });
    expect(result.changes.length).toBeGreaterThan(4);
    expect(await stack.ipaas.writes()).toHaveLength(writes);
    expect(await customersNumbered(stack.ipaas, 'DRY-1')).toEqual([]);
  });
});

describe('each seeded response ends as the sandbox says it does', () => {
  test.each<[string, Outcome, FailureCode | null]>([
    ['resp_sandbox_no_customer_number', 'invalid', 'MissingRequiredField'],
    ['resp_sandbox_no_first_name', 'invalid', 'MissingRequiredField'],
    ['resp_sandbox_no_last_name', 'invalid', 'MissingRequiredField'],
    ['resp_sandbox_no_names', 'invalid', 'MissingRequiredField'],
    ['resp_sandbox_bad_email', 'invalid', 'InvalidEmailFormat'],
    ['resp_sandbox_not_sent', 'failed', 'CustomerNotSent'],
    ['resp_sandbox_number_changed', 'invalid', 'CustomerNumberChanged'],
    ['resp_sandbox_incomplete', 'failed', 'ResponseNotCompleted'],
    ['resp_sandbox_failed', 'failed', 'ResponseNotCompleted'],
    ['resp_sandbox_cancelled', 'failed', 'ResponseNotCompleted'],
    ['resp_sandbox_refused', 'failed', 'ResponseUnreadable'],
    ['resp_sandbox_invalid_json', 'failed', 'ResponseUnreadable'],
    ['resp_sandbox_expired', 'failed', 'ResponseNotFound'],
  ])('%s: %s (%s), and nothing is written', async (responseId, outcome, code) => {
    const writes = (await stack.ipaas.writes()).length;
    const result = await stack.sync(responseId);
    expect([result.outcome, result.error?.code ?? null]).toEqual([outcome, code]);
    expect(await stack.syncLog.find(result.syncId)).toEqual(result);
    expect(await stack.ipaas.writes()).toHaveLength(writes);
  });

  test.each([
    'resp_sandbox_in_prose',
    'resp_sandbox_fenced',
    'resp_sandbox_nested',
    'resp_sandbox_other_spelling',
    'resp_sandbox_metadata',
    'resp_sandbox_three_turns',
    'resp_sandbox_function_call',
    'conv_sandbox_existing_customer',
  ])('%s: its customer is found and written', async (responseId) => {
    const result = await stack.sync(responseId);
    expect(result).toMatchObject({ error: null });
    expect(['created', 'updated', 'unchanged']).toContain(result.outcome);
    expect(await customersNumbered(stack.ipaas, result.customer?.customerNumber ?? '')).toHaveLength(1);
  });

  test('the sentence of the integration guide tells that a customer was never sent', async () => {
    const { items } = await stack.syncLog.list({ errorCode: 'CustomerNotSent', limit: 1, order: 'desc' });
    expect(items[0]?.error?.message).toContain('Manual Sync TO works only if a Customer has been sent');
  });
});
