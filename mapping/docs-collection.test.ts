/** The example files of docs/mapping.md load, and do what the page says. */
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { SyncFailure } from '../customer/sync-failure.ts';
import { applyCollection } from './apply/apply-collection.ts';
import type { PreparedCollection } from './prepare/prepared-collection.ts';
import { readCollections } from './sources/read-collections.ts';
import { block, context, fields, sourceRecord } from './testing/mapping-page.ts';

function loadExample(more: readonly object[] = []): PreparedCollection {
  const json = z.looseObject({ mappings: z.array(z.looseObject({})) }).parse(JSON.parse(block('collection')));
  const texts = [
    { origin: 'collection.json', text: JSON.stringify({ ...json, mappings: [...json.mappings, ...more] }) },
    { origin: 'tiers.json', text: block('translation') },
  ];
  const [reading, ...others] = readCollections(texts);
  if (reading === undefined || reading.collection === null || others.length > 0) throw new Error('It cannot be used.');
  expect(reading.findings).toEqual([]);
  return reading.collection;
}

function passedOver(EmailAddress: string): string | null {
  return applyCollection(sourceRecord({ ...fields, EmailAddress }), loadExample(), context).passedOver;
}

describe('the example of a collection', () => {
  test('loads without a finding, with its translation collection, and fills every kind of field', () => {
    const applied = applyCollection(sourceRecord(fields), loadExample(), context);
    const { customer } = applied;
    expect(applied.passedOver).toBeNull();
    expect(Object.fromEntries(customer.values.map(({ field, value }) => [field, value]))).toEqual({
      CustomerNumber: '10045',
      FirstName: 'Ada',
      LastName: 'Lovelace',
      EmailAddress: 'ada.lovelace@example.com',
      Source: 'OpenAI',
      'Loyalty Tier': 'Gold',
      'OpenAI Last Response Date': '2026-07-01T12:30:45.000+00:00',
    });
    expect(customer.nulls.map(({ field }) => field)).toEqual(['Comment']);
  });

  test('uses its default values', () => {
    const { customer } = applyCollection(sourceRecord({ ...fields, Comment: null, Tier: 'Z' }), loadExample(), context);
    const sent = customer.values.filter(({ from }) => from === 'static').map(({ value }) => value);
    expect(sent).toEqual(['No comment', 'OpenAI', 'Standard']);
  });

  test('passes over and refuses by its filters', () => {
    expect(passedOver(' ')).toMatch(/passes this record over/);
    expect(() => passedOver('a@example.org')).toThrow('Customers of example.org are entered by hand.');
  });

  test('fails in the words of the page', () => {
    const age = {
      id: '9',
      mapping_type_name: 'Dynamic Formula',
      source_value: 'return ConvertToInt(Comment);',
      destination_table: 'Customer Custom Field',
      destination_field: 'Age',
      sequence_number: 9,
    };
    const run = () => applyCollection(sourceRecord({ ...fields, Comment: 'forty' }), loadExample([age]), context);
    expect(run).toThrow(SyncFailure);
    expect(run).toThrow(block('failure').trim());
  });
});
