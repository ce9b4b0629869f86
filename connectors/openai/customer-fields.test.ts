import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../customer/source-record.ts';
import { fieldValue, identityText, isJsonObject, readFields, type JsonObject } from './customer-fields.ts';
import { findJson } from './find-json.ts';

const named = (object: JsonObject) => [...readFields(object).values()];

describe('reading an object as fields', () => {
  test('known keys get their own spelling, others keep theirs', () => {
    expect(named({ first_name: 'Ada', 'Loyalty-Tier': { level: 2 } })).toEqual([
      { name: 'FirstName', value: 'Ada' },
      { name: 'Loyalty-Tier', value: { level: 2 } },
    ]);
  });

  test.each<[string, JsonObject, JsonValue]>([
    ['the later one counts', { CustomerNumber: 'C-1', customer_number: 'C-2' }, 'C-2'],
    ['unless it is blank', { CustomerNumber: 'C-1', customer_number: ' ' }, 'C-1'],
    ['also where the first is blank', { CustomerNumber: null, customer_number: 'C-2' }, 'C-2'],
  ])('of two keys for one field %s', (_name, object, expected) => {
    expect(fieldValue(readFields(object), 'CustomerNumber')).toBe(expected);
  });

  test("keys that could change an object's nature are left out", () => {
    const [found] = findJson('{"__proto__":{"polluted":true},"constructor":1,"prototype":2,"FirstName":"Ada"}');
    const value = found?.value;
    expect(isJsonObject(value) ? named(value) : null).toEqual([{ name: 'FirstName', value: 'Ada' }]);
  });
});

describe('the text that names a customer', () => {
  test.each<[JsonValue, string | null]>([
    ['C-1', 'C-1'],
    ['  C-1 ', 'C-1'],
    [1001, '1001'],
    [0, '0'],
    ['', null],
    ['  ', null],
    [null, null],
    [true, null],
    [{ type: 'string' }, null],
    [['C-1'], null],
  ])('of %j is %j', (value, expected) => {
    expect(identityText(readFields({ CustomerNumber: value }), 'CustomerNumber')).toBe(expected);
  });
});
