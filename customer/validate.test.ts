import { describe, expect, test } from '@jest/globals';
import type { CustomerField, MappedCustomer } from './mapped-customer.ts';
import { SyncFailure } from './sync-failure.ts';
import { assertValid, findProblems, requiredFields } from './validate.ts';

const complete: Record<string, string> = {
  CustomerNumber: 'CUST-1',
  FirstName: 'Ada',
  LastName: 'Example',
  EmailAddress: 'ada@example.com',
};

function customerWith(fields: Record<string, string>): MappedCustomer {
  return {
    mapping: { name: 'test', version: '1' },
    values: Object.entries(fields).map(([field, value]) => ({
      field,
      kind: 'field',
      value,
      from: 'sent',
      stampsTime: false,
    })),
    nulls: [],
    writePolicy: { syncType: 'ADD_AND_UPDATE', collisionHandling: null },
  };
}

function without(...fields: CustomerField[]): MappedCustomer {
  return customerWith(
    Object.fromEntries(Object.entries(complete).filter(([name]) => !fields.some((field) => field === name))),
  );
}

function failureOf(customer: MappedCustomer): SyncFailure {
  try {
    assertValid(customer);
  } catch (error) {
    if (error instanceof SyncFailure) return error;
  }
  throw new Error('assertValid did not refuse the customer');
}

describe('the check before a customer is written', () => {
  test('passes a customer with every required field and a valid address', () => {
    expect(findProblems(customerWith(complete))).toEqual([]);
    expect(() => assertValid(customerWith(complete))).not.toThrow();
  });

  test.each([...requiredFields])('names %s where it is missing', (field) => {
    const failure = failureOf(without(field));
    expect(failure.code).toBe('MissingRequiredField');
    expect(failure.problems).toEqual([{ field, code: 'MissingRequiredField', message: `${field} is missing.` }]);
    expect(failure.message).toContain(field);
    expect(failure.retryable).toBe(false);
  });

  test('reports all problems of a record together', () => {
    const failure = failureOf(customerWith({ CustomerNumber: 'CUST-1', EmailAddress: 'not an address' }));
    expect(failure.problems.map(({ field, code }) => [field, code])).toEqual([
      ['FirstName', 'MissingRequiredField'],
      ['LastName', 'MissingRequiredField'],
      ['EmailAddress', 'InvalidEmailFormat'],
    ]);
    expect(failure.code).toBe('MissingRequiredField');
  });

  test('a wrong address alone is InvalidEmailFormat, and its text is not repeated', () => {
    const failure = failureOf(customerWith({ ...complete, EmailAddress: 'secret(at)example.com' }));
    expect(failure.code).toBe('InvalidEmailFormat');
    expect(failure.message).not.toContain('secret');
  });

  test('a custom field of the same name does not stand in for a required field', () => {
    const customer = without('FirstName');
    customer.values.push({ field: 'FirstName', kind: 'customField', value: 'Ada', from: 'sent', stampsTime: false });
    expect(findProblems(customer).map((problem) => problem.field)).toEqual(['FirstName']);
  });
});
