/** Scenarios 1 to 4 of the integration guide. (5, invalid credentials, needs a worker of its own: credentials.test.ts.) */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SyncResult } from '../../customer/sync-result.ts';
import { customersNumbered, ipaasCustomers } from '../support/ipaas-records.ts';
import { newCustomer, sendCustomer, type SentCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  await stack.startWorker();
});
afterAll(async () => {
  await stack.close();
});

/** Asserts that a sync ended as a bad record should: told, logged, and nothing written. */
async function expectRefused(result: SyncResult, writesBefore: number, problems: [field: string, code: string][]) {
  expect(result.outcome).toBe('invalid');
  expect(result.error?.problems.map(({ field, code }) => [field, code])).toEqual(problems);
  expect(result.error?.step).toBe('validate');
  expect(await stack.syncLog.find(result.syncId)).toEqual(result);
  expect(await stack.ipaas.writes()).toHaveLength(writesBefore);
  const calls = await stack.ipaas.journal();
  expect(calls.filter((call) => call.trackingGuid === result.trackingGuid)).toEqual([]);
}

describe('scenario 1: updating an existing customer', () => {
  test('brings the changed fields in, in three calls, and leaves no duplicate record', async () => {
    const before = await ipaasCustomers(stack.ipaas);
    const result = await stack.sync('resp_sandbox_existing_customer');

    expect(result).toMatchObject({ outcome: 'updated', error: null, trigger: 'manual', dryRun: false });
    expect(result.changes.length).toBeGreaterThan(0);
    const after = await ipaasCustomers(stack.ipaas);
    expect(after).toHaveLength(before.length);
    const customers = await customersNumbered(stack.ipaas, 'CUST-10045');
    expect(customers).toHaveLength(1);
    expect(customers[0]?.id).toBe(result.customer?.ipaasId);
    expect(customers[0]?.links).toEqual(['CUST-10045']);
    for (const change of result.changes.filter(({ kind }) => kind === 'customField')) {
      expect(customers[0]?.customFields[change.field]).toBe(change.after);
    }
    expect(customers[0]?.firstName).toBe(result.changes.find(({ field }) => field === 'FirstName')?.after);

    const calls = (await stack.ipaas.journal()).filter((call) => call.trackingGuid === result.trackingGuid);
    expect(calls.length).toBeLessThanOrEqual(3);
    expect(calls.filter((call) => call.committed)).toHaveLength(1);
    expect(await stack.syncLog.find(result.syncId)).toEqual(result);
  });

  test('a second sync of the same response finds nothing to write', async () => {
    await stack.sync('resp_sandbox_existing_customer');
    const writes = (await stack.ipaas.writes()).length;
    const again = await stack.sync('resp_sandbox_existing_customer');
    expect(again).toMatchObject({ outcome: 'unchanged', changes: [] });
    expect(await stack.ipaas.writes()).toHaveLength(writes);
  });

  test('a field the source lacks is not sent and keeps what iPaaS.com holds', async () => {
    await stack.sync(await sendCustomer(stack.openaiUrl, newCustomer('KEEP-1')));
    const { Comment: _left, ...withoutComment } = newCustomer('KEEP-1');
    const result = await stack.sync(await sendCustomer(stack.openaiUrl, { ...withoutComment, FirstName: 'Nele' }));
    expect(result.outcome).toBe('updated');
    expect(await customersNumbered(stack.ipaas, 'KEEP-1')).toMatchObject([
      { firstName: 'Nele', comment: 'Met at the fair' },
    ]);
  });
});

describe('scenario 2: EmailAddress is missing', () => {
  test('ends with a clear error, is logged, and writes nothing', async () => {
    const writes = (await stack.ipaas.writes()).length;
    const result = await stack.sync('resp_sandbox_no_email');
    await expectRefused(result, writes, [['EmailAddress', 'MissingRequiredField']]);
    expect(result.error).toMatchObject({
      code: 'MissingRequiredField',
      title: 'Required field is missing.',
      resolution: 'Ensure CustomerNumber, FirstName, LastName, and EmailAddress are populated.',
      message: 'EmailAddress is missing.',
      retryable: false,
    });
  });
});

describe('scenario 3: CustomerNumber, FirstName or LastName is missing', () => {
  const fields = ['CustomerNumber', 'FirstName', 'LastName'] as const;

  test.each(fields)('%s alone: an error and no incomplete record', async (field) => {
    const { [field]: _left, ...sent }: SentCustomer = newCustomer(`MISS-${field}`);
    const writes = (await stack.ipaas.writes()).length;
    const result = await stack.sync(await sendCustomer(stack.openaiUrl, sent));
    await expectRefused(result, writes, [[field, 'MissingRequiredField']]);
  });

  test.each([null, '', '   '])('%j counts as missing', async (blank) => {
    const writes = (await stack.ipaas.writes()).length;
    const result = await stack.sync(
      await sendCustomer(stack.openaiUrl, { ...newCustomer('BLANK-1'), FirstName: blank }),
    );
    await expectRefused(result, writes, [['FirstName', 'MissingRequiredField']]);
  });

  test('all of them: every one is named', async () => {
    const writes = (await stack.ipaas.writes()).length;
    const result = await stack.sync(await sendCustomer(stack.openaiUrl, { EmailAddress: 'only@example.com' }));
    await expectRefused(
      result,
      writes,
      fields.map((field) => [field, 'MissingRequiredField']),
    );
  });
});

describe('scenario 4: custom fields', () => {
  test('Last Response ID, Prompt Text, Known to Film and Last Response Date all arrive', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('FIELDS-1'), {
      ...newCustomer('FIELDS-1'),
      KnownToFilm: 'Yes',
    });
    const result = await stack.sync(responseId);

    expect(result.outcome).toBe('created');
    const [customer] = await customersNumbered(stack.ipaas, 'FIELDS-1');
    expect(customer?.customFields).toEqual({
      'OpenAI Last Response Date': result.startedAt.replace('Z', '+00:00'),
      'OpenAI Last Response ID': responseId,
      'Known to Film': 'Yes',
      'OpenAI Last Prompt Text': 'Is this person known to film?',
    });
    expect(result.changes.map(({ field, kind, from }) => `${kind} ${field} ${from}`).toSorted()).toEqual([
      'customField Known to Film returned',
      'customField OpenAI Last Prompt Text sent',
      'customField OpenAI Last Response Date formula',
      'customField OpenAI Last Response ID returned',
      'field Comment returned',
      'field CustomerNumber returned',
      'field EmailAddress returned',
      'field FirstName returned',
      'field LastName returned',
    ]);
  });
});
