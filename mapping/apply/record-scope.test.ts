import { describe, expect, test } from '@jest/globals';
import { knownSourceFields, type JsonValue, type SourceRecord } from '../../customer/source-record.ts';
import { mayBe } from '../formula/check/static-types.ts';
import { typeOf, type Value } from '../formula/values.ts';
import { recordScope } from './record-scope.ts';
import { knownNames, specialVariables, textFields } from '../prepare/source-names.ts';

function scopeOf(fields: Record<string, JsonValue>, systemId: number | null = 10_684) {
  const entries = Object.entries(fields).map(([name, value]) => [name, { value, from: 'sent' as const }] as const);
  const record: SourceRecord = {
    responseId: 'resp_1',
    responseCreatedAt: null,
    model: null,
    fields: Object.fromEntries(entries),
  };
  return recordScope(record, systemId);
}

describe('a source field is', () => {
  test.each<[what: string, name: string, given: JsonValue, expected: Value]>([
    ['a text', 'FirstName', 'Ada', 'Ada'],
    ['a text, where iPaaS.com has a text, even if JSON has a number', 'CustomerNumber', 10_045, '10045'],
    ['a text, even if JSON has a fraction', 'Comment', 0.5, '0.5'],
    ['a text, even if JSON has a bool', 'Comment', true, 'true'],
    ['null', 'Comment', null, null],
    ['infinite, where a number has no text', 'Comment', JSON.parse('1e400'), { type: 'double', value: Infinity }],
    ['a list, which is no text', 'Comment', [1], { type: 'List', items: [{ type: 'int', value: 1n }] }],
    ['a bool where it may be one', 'KnownToFilm', true, true],
    ['a text where it may be one', 'KnownToFilm', 'Yes', 'Yes'],
    ['what JSON has, where iPaaS.com says nothing', 'Score', 7, { type: 'int', value: 7n }],
    ['read by its very name', '__proto__', 'a value', 'a value'],
    ['read by any name', 'constructor', 'a value', 'a value'],
  ])('%s', (_what, name, given, expected) => {
    expect(scopeOf(Object.fromEntries([[name, given]])).read(name)).toEqual(expected);
  });

  test.each(['FirstName', 'firstname', 'constructor', '__proto__', 'toString', ''])('not there as %j', (name) => {
    expect(scopeOf({}).read(name)).toBeUndefined();
  });

  test('turned once, however often it is read', () => {
    const scope = scopeOf({ Items: [1] });
    expect(scope.read('Items')).toBe(scope.read('Items'));
  });
});

describe('a special variable is', () => {
  test('the id of our subscription', () => {
    expect(scopeOf({}).read('SpaceportSystemId')).toEqual({ type: 'long', value: 10_684n });
    expect(scopeOf({}, null).read('SpaceportSystemId')).toBeNull();
  });

  test('the kind of the source', () => {
    expect(scopeOf({}).read('SourceTypeName')).toBe('Customer');
  });

  test('what the record has beyond the fields of the integration guide', () => {
    expect(scopeOf({ FirstName: 'Ada', Tier: 'Gold', constructor: 'x' }).read('CustomFields')).toEqual({
      type: 'Dictionary',
      entries: new Map([
        ['Tier', 'Gold'],
        ['constructor', 'x'],
      ]),
    });
    expect(scopeOf({ FirstName: 'Ada' }).read('CustomFields')).toEqual({ type: 'Dictionary', entries: new Map() });
  });
});

describe('what is known of names before a record is there', () => {
  test('is true of the record', () => {
    const scope = scopeOf(Object.fromEntries(knownSourceFields.map((name) => [name, 5])));
    for (const name of knownNames.names) {
      const type = typeOf(scope.read(name) ?? null);
      expect([name, mayBe(type, knownNames.typeOf(name) ?? 'null')]).toEqual([name, true]);
    }
  });

  test('is all fields and variables, and no other name', () => {
    expect([...knownNames.names]).toEqual([...knownSourceFields, ...Object.keys(specialVariables)]);
    for (const name of ['Absent', 'constructor', '__proto__', 'firstname']) expect(knownNames.typeOf(name)).toBeNull();
    expect(textFields.has('KnownToFilm')).toBe(false);
  });
});
