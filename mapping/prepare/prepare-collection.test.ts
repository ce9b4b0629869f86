import { describe, expect, test } from '@jest/globals';
import type { SyncType } from '../../customer/write-policy.ts';
import type { FindingCode } from '../checks/finding.ts';
import { collectionJson, customField, field } from '../checks/testing/collections.ts';
import { prepareCollection, type CollectionReading } from './prepare-collection.ts';
import { readTranslationTable, type TranslationTable } from './translation-collection.ts';

const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));

function tableOf(translations: Record<string, string>, name = 'Tiers'): TranslationTable {
  const rows = Object.entries(translations).map(([source_value, destination_value]) => ({
    source_value,
    destination_value,
  }));
  const table = readTranslationTable({ id: 7, name, translations: rows });
  if (typeof table === 'string') throw new Error(table);
  return table;
}

const tiers = tableOf({ A: 'Gold', B: 'Silver' });

function read(given: object = {}, tables: readonly TranslationTable[] = [tiers]): CollectionReading {
  return prepareCollection(collectionJson('Own', given), 'own.json', tables);
}

function versionOf(given: object, tables?: readonly TranslationTable[]): string | undefined {
  return read(given, tables).collection?.identity.version;
}

function mapping(given: object): object {
  return { ...customField('X'), ...given };
}

function withMapping(given: object): object {
  return { mappings: [...required, mapping(given)] };
}

const lookup = { mapping_type_name: 'Lookup Translation', source_value: 'Comment', translation_name: 'Tiers' };

describe('what is wrong is found before any record comes, with what to do about it', () => {
  test.each<[code: FindingCode, severity: string, given: object, message: string, resolution: string]>([
    ['NotACollection', 'error', { name: 1 }, 'own.json is not a mapping collection: name: ', 'docs/mapping.md'],
    ['NotACollection', 'error', { mappings: [{ id: 1 }] }, 'mappings.0.mapping_type_name: ', 'docs/mapping.md'],
    ['NotACollection', 'error', { mappings: [] }, 'has no mappings', 'Add a mapping'],
    ['UnsupportedCollection', 'error', { collection_type_id: 17 }, 'of the type 17, not Customer (8)', 'type Customer'],
    ['UnsupportedCollection', 'error', { direction_id: 2 }, 'not TO iPaaS.com', 'Reverse Clone'],
    ['UnsupportedSyncType', 'error', { sync_type: 'DELETE' }, 'never does', 'ADD, UPDATE or ADD_AND_UPDATE'],
    ['UnsupportedSyncType', 'error', { sync_type: 4 }, 'never does', 'ADD, UPDATE or ADD_AND_UPDATE'],
    ['UnsupportedSyncType', 'error', { sync_type: 'DELETE_TRIGGERED_UPDATE' }, 'never does', 'ADD'],
    ['UnsupportedSyncType', 'error', { sync_type: 'UNKNOWN' }, 'none that customer-sync knows', 'ADD'],
    ['UnsupportedSyncType', 'error', { sync_type: 'constructor' }, 'none that customer-sync knows', 'ADD'],
    ['UnknownCollisionMethod', 'error', { collision_handling_method_id: 5 }, 'none that iPaaS.com has', 'ERROR'],
    ['UnknownCollisionMethod', 'error', { collision_handling_method_id: 'length' }, 'none that', '1 to 4'],
    ['UnknownMappingType', 'error', withMapping({ mapping_type_name: 'Magic' }), 'Magic is no type', 'Dynamic Formula'],
    ['UnknownMappingType', 'error', withMapping({ mapping_type_name: 'constructor' }), 'is no type', 'Field'],
    [
      'UnknownDestinationField',
      'error',
      withMapping({ destination_table: 'Customer', destination_field: 'Firstname' }),
      'Customer.Firstname is not a customer field. Did you mean FirstName?',
      'Use one of CustomerNumber',
    ],
    [
      'UnknownDestinationField',
      'error',
      withMapping({ destination_table: 'Customer', destination_field: 'constructor' }),
      'Customer.constructor is not a customer field.',
      'Customer Custom Field',
    ],
    [
      'UnknownDestinationField',
      'error',
      withMapping({ destination_field: ' ' }),
      'is not a customer field',
      'Use one of',
    ],
    [
      'DuplicateDestination',
      'error',
      { mappings: [...required, field('Comment'), { ...field('Comment'), id: 'again' }] },
      'The mappings f-Comment, again all fill Comment',
      'Coalesce(a, b)',
    ],
    ['MissingRequiredDestination', 'error', { mappings: required.slice(1) }, 'No mapping fills CustomerNumber', 'Add'],
    ['MissingSource', 'error', withMapping({ source_value: null }), 'no source value', 'return FirstName;'],
    [
      'MissingSource',
      'error',
      withMapping({ mapping_type_name: 'Field', source_value: ' ' }),
      'no source',
      'name of a',
    ],
    ['MissingSource', 'error', withMapping({ mapping_type_name: 'Static', source_value: '' }), 'no source', 'text'],
    ['MissingSource', 'error', withMapping({ ...lookup, source_value: '' }), 'no source', 'looked up'],
    [
      'UnknownSourceField',
      'warning',
      withMapping({ mapping_type_name: 'Field', source_value: 'Fristname' }),
      'Fristname is none of the known source fields; a record that lacks it fills nothing. Did you mean FirstName?',
      'keep it if your records bring this field',
    ],
    [
      'UnknownSourceField',
      'warning',
      withMapping({ mapping_type_name: 'Field', source_value: '__proto__' }),
      '__proto__ is none of the known source fields',
      'keep it',
    ],
    [
      'UnknownSourceField',
      'warning',
      withMapping({ source_value: 'return\n Lastname;' }),
      'The formula, line 2, column 2: Lastname is none of the known source fields; a record that lacks it gives null. Did you mean LastName?',
      'keep it if your records bring a field of this name',
    ],
    [
      'FormulaInvalid',
      'error',
      withMapping({ source_value: 'return 1 +;' }),
      'line 1, column 11: Where ";"',
      'Correct',
    ],
    [
      'FormulaInvalid',
      'error',
      withMapping({ source_value: 'return Foo();' }),
      'no function Foo',
      'functions and members',
    ],
    [
      'FormulaInvalid',
      'error',
      withMapping({ source_value: 'return "".Foo;' }),
      'no property Foo',
      'functions and members',
    ],
    ['FormulaInvalid', 'error', withMapping({ source_value: 'return 1 - "";' }), 'The operator -', 'ConvertToInt'],
    [
      'FormulaInvalid',
      'error',
      withMapping({ source_value: 'var a = 1;' }),
      'can end without a return',
      'every branch',
    ],
    [
      'FormulaInvalid',
      'error',
      withMapping({ source_value: 'new[] { 1 }' }),
      'returns a List, and X takes a text',
      'Join',
    ],
    ['FormulaInvalid', 'error', { filter: 'return 1;' }, 'The mapping filter returns int.', 'return true or false'],
    ['FormulaInvalid', 'error', { filter: 'return null;' }, 'The mapping filter returns null.', 'return true or false'],
    ['FormulaInvalid', 'error', { filter: 'return (;' }, 'The mapping filter, line 1, column 9', 'Correct'],
    ['FormulaInvalid', 'error', { error_filter: 'return 1;' }, 'The error filter returns int.', 'text of the error'],
    [
      'TranslationMissing',
      'error',
      withMapping({ ...lookup, translation_name: 'No' }),
      'collection No.',
      'MAPPING_DIR',
    ],
    [
      'ChildrenIgnored',
      'warning',
      { children: [{ id: 1 }] },
      'child collections',
      'Map what the customer itself needs',
    ],
  ])('%s (%s): %j', (code, severity, given, message, resolution) => {
    const { collection, findings } = read(given);
    const finding = findings.find((one) => one.code === code && one.message.includes(message));
    expect(finding).toMatchObject({ severity, resolution: expect.stringContaining(resolution) });
    expect(collection === null).toBe(findings.some((one) => one.severity === 'error'));
    expect(collection === null).toBe(severity === 'error');
  });

  test('all of it at once', () => {
    const wrong = [
      mapping({ source_value: 'return (' }),
      { ...mapping({ mapping_type_name: 'No' }), id: 'two', destination_field: 'Y' },
    ];
    const { collection, findings } = read({ sync_type: 9, direction_id: 2, mappings: wrong });
    expect(collection).toBeNull();
    expect(findings.map(({ code, mapping: id }) => [code, id])).toEqual([
      ['UnsupportedCollection', null],
      ['UnsupportedSyncType', null],
      ['FormulaInvalid', 'c-X'],
      ['UnknownMappingType', 'two'],
      ['MissingRequiredDestination', null],
      ['MissingRequiredDestination', null],
      ['MissingRequiredDestination', null],
      ['MissingRequiredDestination', null],
    ]);
  });

  test.each([[null], ['a text'], [1], [[]], [{}]])('%j is no collection', (json) => {
    expect(prepareCollection(json, 'own.json', [])).toMatchObject({
      name: 'own.json',
      collection: null,
      findings: [{ code: 'NotACollection', collection: 'own.json' }],
    });
  });
});

describe('the write policy', () => {
  test.each<[given: string | number, syncType: SyncType]>([
    ['ADD', 'ADD'],
    [1, 'ADD'],
    ['1', 'ADD'],
    ['Update', 'UPDATE'],
    [2, 'UPDATE'],
    ['ADD_AND_UPDATE', 'ADD_AND_UPDATE'],
    ['Add and Update', 'ADD_AND_UPDATE'],
    ['Add/Update', 'ADD_AND_UPDATE'],
    [3, 'ADD_AND_UPDATE'],
  ])('%j is the sync type %s', (given, syncType) => {
    expect(read({ sync_type: given }).collection?.writePolicy.syncType).toBe(syncType);
  });

  test.each([
    [null, null],
    [1, 'ERROR'],
    ['2', 'REMAP_AND_LINK'],
    [3, 'UPDATE_AND_LINK'],
    [4, 'UPDATE_AND_NO_LINK'],
    ['update and link', 'UPDATE_AND_LINK'],
  ])('%j is the collision method %s', (given, method) => {
    expect(read({ collision_handling_method_id: given }).collection?.writePolicy.collisionHandling).toBe(method);
  });
});

test('mappings are applied in the order of their sequence numbers', () => {
  const numbered = required.map((one, index) => ({ ...one, sequence_number: required.length - index }));
  const fields = read({ mappings: numbered }).collection?.mappings.map((one) => one.field);
  expect(fields).toEqual(['EmailAddress', 'LastName', 'FirstName', 'CustomerNumber']);
});

test.each([
  [null, true],
  [true, true],
  [false, false],
])('is_active %j: in use %j', (is_active, enabled) => {
  expect(read({ is_active }).collection).toMatchObject({ enabled });
});

test('filters that let everything through are none', () => {
  for (const filter of [null, '', ' ', 'true', 'return true;', ' return true; ']) {
    expect(read({ filter }).collection?.filter).toBeNull();
  }
  for (const error_filter of [null, '', 'return false;', 'null', 'return null;', 'false']) {
    expect(read({ error_filter }).collection?.errorFilter).toBeNull();
  }
  expect(read({ filter: 'return false;' }).collection?.filter).not.toBeNull();
  expect(read({ error_filter: 'return true;' }).collection?.errorFilter).not.toBeNull();
});

describe('the version is a hash of what the collection does', () => {
  const own = { ...withMapping(lookup), filter: 'return FirstName != "x";' };
  const before = versionOf(own);

  test('of twelve hexadecimal digits', () => {
    expect(before).toMatch(/^[0-9a-f]{12}$/);
  });

  test.each<[what: string, given: object]>([
    ['the name', { name: 'Other' }],
    ['the sync type', { sync_type: 'ADD' }],
    ['the collision method', { collision_handling_method_id: 1 }],
    ['the mapping filter', { filter: 'return FirstName != "y";' }],
    ['the error filter', { error_filter: 'return FirstName == "y";' }],
    ['a source', withMapping({ ...lookup, source_value: 'FirstName' })],
    ['a type', withMapping({ mapping_type_name: 'Field', source_value: 'Comment' })],
    ['a destination', withMapping({ ...lookup, destination_field: 'Y' })],
    ['a default value', withMapping({ ...lookup, default_value: 'None' })],
    ['one mapping more', { mappings: [...required, mapping(lookup), field('Comment')] }],
    ['one mapping less', { mappings: required }],
  ])('it changes with %s', (_what, given) => {
    expect(versionOf({ ...own, ...given })).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf({ ...own, ...given })).not.toBe(before);
  });

  test.each([
    ['another translation', { A: 'Gold', B: 'Bronze' }],
    ['one translation more', { A: 'Gold', B: 'Silver', C: 'Bronze' }],
  ])('it changes with %s', (_what, translations) => {
    expect(versionOf(own, [tableOf(translations)])).not.toBe(before);
  });

  test.each<[what: string, given: object]>([
    ['a description', { description: 'Other words' }],
    ['whether it is in use', { is_active: true }],
    ["iPaaS.com's id", { id: 4711 }],
    ['what is not used of it', { subscription_id: 1, children: [], collection_type_name: 'Customer' }],
    ['descriptions of mappings', withMapping({ ...lookup, description: 'Other words', destination_field_id: 1 })],
    [
      'the order in which mappings of a sequence stand',
      { mappings: [mapping({ ...lookup, sequence_number: 1 })].concat(required) },
    ],
    ['another spelling of the sync type', { sync_type: 3 }],
  ])('it does not change with %s', (what, given) => {
    const numbered = { mappings: [...required, mapping({ ...lookup, sequence_number: 1 })] };
    const compared = what.startsWith('the order') ? versionOf({ ...own, ...numbered }) : before;
    expect(versionOf({ ...own, ...given })).toBe(compared);
  });

  test('it does not change with the layout of the file', () => {
    const json = collectionJson('Own', own);
    const reversed: unknown = JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(json).toReversed()), null, 8),
    );
    expect(prepareCollection(reversed, 'elsewhere.json', [tiers]).collection?.identity.version).toBe(before);
  });

  test('it does not change with the order of translations, their id, or translations that it does not use', () => {
    expect(versionOf(own, [tableOf({ B: 'Silver', A: 'Gold' })])).toBe(before);
    expect(versionOf(own, [{ ...tiers, id: '8' }, tableOf({ X: 'Y' }, 'Others')])).toBe(before);
  });
});
