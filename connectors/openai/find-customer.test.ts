import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../customer/source-record.ts';
import { identityText, readFields, type CustomerFields, type JsonObject } from './customer-fields.ts';
import { chooseSentCustomer, customersInJson, customersInText } from './find-customer.ts';

const plain = (fields: CustomerFields | null) =>
  fields === null ? null : Object.fromEntries([...fields.values()].map(({ name, value }) => [name, value]));
const numbers = (found: CustomerFields[]) => found.map((fields) => identityText(fields, 'CustomerNumber'));
const choose = (...objects: JsonObject[]) => plain(chooseSentCustomer(objects.map(readFields)));

describe('a customer is found in JSON', () => {
  test.each<[string, JsonValue, unknown[]]>([
    [
      'as the object itself',
      { CustomerNumber: 'C-1', FirstName: 'Ada' },
      [{ CustomerNumber: 'C-1', FirstName: 'Ada' }],
    ],
    ['by its e-mail address alone', { email_address: 'a@b.co' }, [{ EmailAddress: 'a@b.co' }]],
    ['with a number for CustomerNumber', { 'customer number': 7 }, [{ CustomerNumber: 7 }]],
    ['under customer', { task: 'x', customer: { customerNumber: 'C-1' } }, [{ CustomerNumber: 'C-1' }]],
    ['under CUSTOMER', { CUSTOMER: { customerNumber: 'C-1' } }, [{ CustomerNumber: 'C-1' }]],
    ['under customer twice', { customer: { Customer: { customerNumber: 'C-1' } } }, [{ CustomerNumber: 'C-1' }]],
    [
      'in a list',
      [{ CustomerNumber: 'C-1' }, { CustomerNumber: 'C-2' }],
      [{ CustomerNumber: 'C-1' }, { CustomerNumber: 'C-2' }],
    ],
    ['in a list under customer', { customer: [{ CustomerNumber: 'C-1' }] }, [{ CustomerNumber: 'C-1' }]],
    [
      'under customer before the object around it',
      { EmailAddress: 'agent@shop.co', customer: { CustomerNumber: 'C-1' } },
      [{ CustomerNumber: 'C-1' }],
    ],
    [
      'by its e-mail address under customer, with its CustomerNumber beside it',
      { CustomerNumber: 'C-1', FirstName: 'Agent', customer: { EmailAddress: 'a@b.co' } },
      [{ CustomerNumber: 'C-1', EmailAddress: 'a@b.co' }],
    ],
    [
      'around a customer object that names nobody',
      { CustomerNumber: 'C-1', customer: { tier: 'gold' } },
      [{ CustomerNumber: 'C-1', tier: 'gold' }],
    ],
    [
      'with a customer that is only text',
      { CustomerNumber: 'C-1', customer: 'Ada' },
      [{ CustomerNumber: 'C-1', customer: 'Ada' }],
    ],
  ])('%s', (_name, value, expected) => {
    expect(customersInJson(value).map(plain)).toEqual(expected);
  });
});

describe('what names nobody is no customer', () => {
  test.each<[JsonValue]>([
    [{}],
    [[]],
    [null],
    ['CustomerNumber'],
    [{ FirstName: 'Ada', LastName: 'Lovelace' }],
    [{ CustomerNumber: '' }],
    [{ CustomerNumber: '  ', EmailAddress: null }],
    [{ CustomerNumber: { type: 'string' } }],
    [{ type: 'object', properties: { CustomerNumber: { type: 'string' } } }],
    [{ CustomerNumber: '…' }],
    [{ CustomerNumber: '...', EmailAddress: '<e-mail address>' }],
    [{ CustomerNumber: '{{customer_number}}' }],
    [{ CustomerNumber: 'string' }],
    [{ order: { CustomerNumber: 'C-1' } }],
  ])('%j', (value) => {
    expect(customersInJson(value)).toEqual([]);
  });
});

describe('a customer is found in a text', () => {
  test.each([
    ['JSON alone', '{"CustomerNumber":"C-1"}', ['C-1']],
    ['in prose', 'Is this one known to film? {"CustomerNumber":"C-1"} Thanks.', ['C-1']],
    ['fenced', 'Customer:\n```json\n{"customer":{"customer_number":"C-1"}}\n```', ['C-1']],
    ['two of them', '{"CustomerNumber":"C-1"} {"CustomerNumber":"C-2"}', ['C-1', 'C-2']],
    ['beside the wished form of the answer', '{"CustomerNumber":"C-1"} Answer as {"CustomerNumber":"..."}', ['C-1']],
    ['none', 'Who is {"name":"Ada"}?', []],
  ])('%s', (_name, text, expected) => {
    expect(numbers(customersInText(text))).toEqual(expected);
  });
});

describe('of several candidates', () => {
  test('none gives none', () => {
    expect(choose()).toBeNull();
  });

  test('the latest wins', () => {
    const one = { CustomerNumber: 'C-1', FirstName: 'Ada' };
    const two = { CustomerNumber: 'C-2', FirstName: 'Grace' };
    expect(choose(one, two)).toEqual(two);
    expect(choose(two, one)).toEqual(one);
  });

  test('the latest is not filled up from an earlier record', () => {
    const latest = { CustomerNumber: 'C-1', FirstName: 'Ada' };
    expect(choose({ CustomerNumber: 'C-1', FirstName: 'A.', Comment: 'old' }, latest)).toEqual(latest);
  });

  test('the latest that only names the customer is laid over the record of that same customer', () => {
    const record = { CustomerNumber: 'C-1', FirstName: 'Ada', EmailAddress: 'old@b.co' };
    const another = { CustomerNumber: 'C-2', FirstName: 'Grace' };
    expect(choose(record, another, { CustomerNumber: 'C-1', EmailAddress: 'new@b.co', Comment: '' })).toEqual({
      CustomerNumber: 'C-1',
      FirstName: 'Ada',
      EmailAddress: 'new@b.co',
    });
    expect(choose({ EmailAddress: 'A@b.co', FirstName: 'Ada' }, { EmailAddress: 'a@B.co' })).toMatchObject({
      FirstName: 'Ada',
    });
  });

  test('the latest that names another customer stands alone', () => {
    expect(choose({ CustomerNumber: 'C-1', FirstName: 'Ada' }, { CustomerNumber: 'C-2' })).toEqual({
      CustomerNumber: 'C-2',
    });
  });
});
