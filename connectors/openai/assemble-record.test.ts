import { describe, expect, test } from '@jest/globals';
import type { JsonValue, SourceRecord } from '../../customer/source-record.ts';
import { assembleRecord } from './assemble-record.ts';
import type { CustomerFields } from './customer-fields.ts';

function lists(levels: number): JsonValue {
  let value: JsonValue = [];
  for (let level = 1; level < levels; level += 1) value = [value];
  return value;
}

function customer(fields: Record<string, JsonValue>): CustomerFields {
  return new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), { name, value }]));
}

function assemble(sent: Record<string, JsonValue>, returned: Record<string, JsonValue>): SourceRecord {
  const parts = { id: 'resp_1', createdAt: null, model: null, metadata: {}, items: [] };
  return assembleRecord({ ...parts, sent: customer(sent), returned: [customer(returned)] });
}

describe('a record that is nested', () => {
  test('a hundred levels is read', () => {
    const { fields } = assemble({ CustomerNumber: 'A' }, { CustomerNumber: 'A', Notes: lists(100) });
    expect(fields['Notes']).toEqual({ value: lists(100), from: 'returned' });
  });

  test.each([101, 20_000])('%d levels is no customer, whichever side brings it', (levels) => {
    const Notes = lists(levels);
    const words = 'nested over 100 levels';
    expect(() => assemble({ CustomerNumber: 'A', Notes }, {})).toThrow(words);
    expect(() => assemble({ CustomerNumber: 'A' }, { CustomerNumber: 'A', Notes })).toThrow(words);
    expect(() => assemble({ CustomerNumber: 'A', Notes }, { CustomerNumber: 'A', Notes: 'short' })).toThrow(words);
  });
});
