/** The built-in collection carries out the table of the integration guide (design, section 1). */
import { describe, expect, test } from '@jest/globals';
import type { MappedCustomer } from '../customer/mapped-customer.ts';
import type { JsonValue, SourceRecord } from '../customer/source-record.ts';
import { assertValid } from '../customer/validate.ts';
import { applyCollection } from './apply/apply-collection.ts';
import { openCollections } from './sources/collections.ts';

const collections = await openCollections({ directory: null, remote: null });
const { collection } = await collections.find(null);

function recordOf(fields: Record<string, JsonValue>): SourceRecord {
  return {
    responseId: 'resp_1',
    responseCreatedAt: '2026-11-22T00:00:00.000Z',
    model: 'a-model',
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, from: 'sent' }])),
  };
}

function apply(fields: Record<string, JsonValue>, source = recordOf(fields)): MappedCustomer {
  const context = { syncTime: new Date('2026-11-23T10:20:30.456Z'), systemId: 10_684 };
  const { customer, passedOver } = applyCollection(source, collection, context);
  expect(passedOver).toBeNull();
  return customer;
}

const complete = {
  CustomerNumber: 'CUST-1',
  FirstName: 'Ada',
  LastName: 'Example',
  EmailAddress: 'ada@example.com',
  Comment: 'Prefers mail',
  KnownToFilm: 'Yes',
  PromptText: 'Is she known to film?',
  LastResponseId: 'resp_1',
  Unmapped: 'stays out',
};

describe('the seed collection', () => {
  test('gives the table of the integration guide, field by field', () => {
    expect(apply(complete).values.map(({ kind, field, value, from }) => [kind, field, value, from])).toEqual([
      ['customField', 'OpenAI Last Response Date', '2026-11-23T10:20:30.456+00:00', 'formula'],
      ['customField', 'OpenAI Last Response ID', 'resp_1', 'sent'],
      ['customField', 'Known to Film', 'Yes', 'sent'],
      ['customField', 'OpenAI Last Prompt Text', 'Is she known to film?', 'sent'],
      ['field', 'CustomerNumber', 'CUST-1', 'sent'],
      ['field', 'FirstName', 'Ada', 'sent'],
      ['field', 'LastName', 'Example', 'sent'],
      ['field', 'EmailAddress', 'ada@example.com', 'sent'],
      ['field', 'Comment', 'Prefers mail', 'sent'],
    ]);
  });

  test('has nothing to be found fault with', () => {
    expect(collections.readings()).toMatchObject([{ findings: [] }]);
  });

  test('adds and updates, and leaves the collision method to the settings', () => {
    expect(apply(complete)).toMatchObject({
      mapping: { name: 'OpenAI Add/Update Customer TO iPaaS', version: expect.stringMatching(/^[0-9a-f]{12}$/) },
      writePolicy: { syncType: 'ADD_AND_UPDATE', collisionHandling: null },
    });
  });

  test('marks the date as a stamp of time, which alone is no difference', () => {
    const stamps = apply(complete).values.filter(({ stampsTime }) => stampsTime);
    expect(stamps.map(({ field }) => field)).toEqual(['OpenAI Last Response Date']);
  });

  test.each([[null], [''], ['   '], ['\t\n']])(
    'does not send a field whose source is %j, and tells that it was empty',
    (blank) => {
      const { values, nulls } = apply({ ...complete, Comment: blank });
      expect(values.map(({ field }) => field)).not.toContain('Comment');
      expect(nulls).toEqual([{ field: 'Comment', kind: 'field', from: 'sent' }]);
    },
  );

  test('says nothing at all of a field that the source lacks', () => {
    const { values, nulls } = apply({ CustomerNumber: 'CUST-1' });
    expect(values.map(({ field }) => field)).toEqual(['OpenAI Last Response Date', 'CustomerNumber']);
    expect(nulls).toEqual([]);
  });

  test.each<[name: string, value: JsonValue, text: string]>([
    ['CustomerNumber', 10_045, '10045'],
    ['CustomerNumber', 9_007_199_254_740_991, '9007199254740991'],
    ['KnownToFilm', true, 'true'],
    ['KnownToFilm', false, 'false'],
    ['KnownToFilm', 0, '0'],
    ['Comment', 0.5, '0.5'],
    ['Comment', 1e21, '1000000000000000000000'],
    ['Comment', ' kept as it is ', ' kept as it is '],
  ])('sends the %s %j as %j', (name, value, text) => {
    const field = name === 'KnownToFilm' ? 'Known to Film' : name;
    expect(apply({ ...complete, [name]: value }).values.find((one) => one.field === field)?.value).toBe(text);
  });

  test.each<[what: string, value: JsonValue]>([
    ['a list', ['private']],
    ['an object', { private: 'private' }],
    ['an empty list', []],
  ])('refuses %s, without telling what is in it', (_what, value) => {
    const run = () => apply({ ...complete, Comment: value });
    expect(run).toThrow('Comment is a list or an object, not a text.');
    expect(run).not.toThrow('private');
  });

  test('keeps from where each field is', () => {
    const source = recordOf(complete);
    const { values } = apply(
      {},
      { ...source, fields: { ...source.fields, FirstName: { value: 'Augusta', from: 'returned', sent: 'Ada' } } },
    );
    expect(values.find(({ field }) => field === 'FirstName')).toMatchObject({ value: 'Augusta', from: 'returned' });
  });

  test('makes a customer that may be written', () => {
    expect(() => assertValid(apply(complete))).not.toThrow();
    expect(() => assertValid(apply({}))).toThrow('CustomerNumber is missing.');
  });
});
