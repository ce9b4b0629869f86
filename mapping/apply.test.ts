import { describe, expect, test } from '@jest/globals';
import type { JsonValue, SourceRecord } from '../customer/source-record.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import { applyCollection } from './apply.ts';
import { findCollection, loadCollections } from './load-collections.ts';
import type { PreparedCollection } from './prepare.ts';

const syncTime = new Date('2026-11-23T10:20:30.456Z');

function recordOf(fields: Record<string, JsonValue>): SourceRecord {
  return {
    responseId: 'resp_1',
    responseCreatedAt: '2026-11-22T00:00:00.000Z',
    model: 'a-model',
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, from: 'sent' }])),
  };
}

const complete = recordOf({
  CustomerNumber: 'CUST-1',
  FirstName: 'Ada',
  LastName: 'Example',
  EmailAddress: 'ada@example.com',
  Comment: 'Prefers mail',
  KnownToFilm: 'Yes',
  PromptText: 'Is she known to film?',
  LastResponseId: 'resp_1',
  Unmapped: 'stays out',
});

async function seedCollection(): Promise<PreparedCollection> {
  return findCollection(await loadCollections(null), null);
}

describe('the seed collection', () => {
  test('gives the table of the integration guide, field by field', async () => {
    const { values } = applyCollection(complete, await seedCollection(), syncTime);
    expect(values.map(({ kind, field, value, from }) => [kind, field, value, from])).toEqual([
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

  test('is a pure function of record, collection and time', async () => {
    const collection = await seedCollection();
    const before = structuredClone(complete);
    expect(applyCollection(complete, collection, syncTime)).toEqual(applyCollection(complete, collection, syncTime));
    expect(complete).toEqual(before);
  });

  test.each([[null], [''], ['   ']])('does not send a field whose source is %j', async (blank) => {
    const { values } = applyCollection(
      recordOf({ CustomerNumber: 'CUST-1', Comment: blank }),
      await seedCollection(),
      syncTime,
    );
    expect(values.map((value) => value.field)).toEqual(['OpenAI Last Response Date', 'CustomerNumber']);
  });

  test.each<[JsonValue, string]>([
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [10045, '10045'],
    [1.5, '1.5'],
  ])('writes %j as text', async (value, text) => {
    const { values } = applyCollection(recordOf({ KnownToFilm: value }), await seedCollection(), syncTime);
    expect(values.find(({ field }) => field === 'Known to Film')?.value).toBe(text);
  });

  test('refuses lists and objects, all of them at once and without their content', async () => {
    const collection = await seedCollection();
    const apply = (): unknown =>
      applyCollection(recordOf({ FirstName: ['Ada'], Comment: { secret: 1 } }), collection, syncTime);
    expect(apply).toThrow(SyncFailure);
    expect(apply).toThrow('FirstName is a list or an object, not a text. Comment is a list or an object, not a text.');
  });
});

describe('a mapping', () => {
  const destination = { field: 'Comment', kind: 'field' } as const;
  const identity = { name: 'test', version: '1' };

  test('falls back to its default value where the source is blank', () => {
    const mappings = [{ ...destination, source: { type: 'field', name: 'Missing' } as const, defaultValue: 'none' }];
    const { values } = applyCollection(complete, { identity, mappings }, syncTime);
    expect(values).toEqual([{ ...destination, value: 'none', from: 'static', stampsTime: false }]);
  });

  test('of type Static always gives its text', () => {
    const mappings = [{ ...destination, source: { type: 'static', text: 'VIP' } as const, defaultValue: null }];
    expect(applyCollection(complete, { identity, mappings }, syncTime).values[0]).toMatchObject({
      value: 'VIP',
      from: 'static',
    });
  });

  test('does not see what objects inherit', () => {
    const mappings = [{ ...destination, source: { type: 'field', name: 'toString' } as const, defaultValue: null }];
    expect(applyCollection(complete, { identity, mappings }, syncTime).values).toEqual([]);
  });
});
