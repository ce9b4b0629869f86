import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { knownSourceFields, type JsonValue, type SourceRecord } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { applyCollection } from './apply-collection.ts';
import { prepareCollection } from '../prepare/prepare-collection.ts';
import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import type { MappingContext } from './run-on-record.ts';
import { readTranslationTable, type TranslationTable } from '../prepare/translation-collection.ts';

const requiredMappings = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((field) =>
  mapping(field, 'Field', field, { destination_table: 'Customer' }),
);

function mapping(field: string, type: string, source: string, more: object = {}): object {
  return {
    id: field,
    mapping_type_name: type,
    source_value: source,
    destination_table: 'Customer Custom Field',
    destination_field: field,
    ...more,
  };
}

function collection(mappings: readonly object[], more: object = {}): PreparedCollection {
  const json = {
    name: 'Test',
    collection_type_id: 8,
    direction_id: 1,
    sync_type: 'ADD_AND_UPDATE',
    mappings: [...requiredMappings, ...mappings],
    ...more,
  };
  const { collection: prepared, findings } = prepareCollection(json, 'test.json', [tiers]);
  if (prepared === null) throw new Error(findings.map(({ message }) => message).join(' '));
  return prepared;
}

const tiers = translations({ A: 'Gold', B: 'Silver' });

function translations(entries: Record<string, string>): TranslationTable {
  const rows = Object.entries(entries).map(([source_value, destination_value]) => ({
    source_value,
    destination_value,
  }));
  const table = readTranslationTable({ name: 'Tiers', translations: rows });
  if (typeof table === 'string') throw new Error(table);
  return table;
}

function record(fields: Record<string, JsonValue>): SourceRecord {
  return {
    responseId: 'resp_1',
    responseCreatedAt: null,
    model: null,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, from: 'returned' }])),
  };
}

const context: MappingContext = { syncTime: new Date('2026-07-01T12:30:45Z'), systemId: 10_684 };

const everyType = collection(
  [
    mapping('Stamp', 'Dynamic Formula', 'return CurrentDateTimeOffset();'),
    mapping('Upper', 'Dynamic Formula', 'return FirstName?.ToUpper();'),
    mapping('Length', 'Dynamic Formula', 'return Comment == "A" ? LastName.Length : LastName?.Length;'),
    mapping('Items', 'Dynamic Formula', 'string.Join(",", CustomFields.Keys.OrderByDescending(key => key))'),
    mapping('Tier', 'Lookup Translation', 'Comment', { translation_name: 'Tiers', default_value: 'none' }),
    mapping('Source', 'Static', 'OpenAI'),
    mapping('Prompt', 'Field', 'PromptText', { default_value: 'no prompt' }),
    mapping('Film', 'Field', 'KnownToFilm'),
    mapping('Other', 'Field', 'Other'),
  ],
  { filter: 'return FirstName != "skip";', error_filter: 'return LastName == "refuse" ? "Not this one." : null;' },
);

const name = fc.oneof(fc.constantFrom(...knownSourceFields), fc.constantFrom('Other', '__proto__', 'constructor'));
const json = fc.oneof(fc.constantFrom('skip', 'refuse', 'A', '', ' '), fc.jsonValue({ maxDepth: 2 }).map(asJson));
const records = fc.array(fc.tuple(name, json)).map((pairs) => record(Object.fromEntries(pairs)));

/** What fast-check makes of JSON, in our own type of it. */
function asJson(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asJson(part)]));
}

function deepFreeze<Part>(part: Part): Part {
  if (typeof part === 'object' && part !== null && !Object.isFrozen(part)) {
    Object.freeze(part);
    Object.values(part).forEach(deepFreeze);
  }
  return part;
}

function outcomeOf(source: SourceRecord, applied = everyType): unknown {
  try {
    return applyCollection(source, applied, context);
  } catch (error) {
    if (error instanceof SyncFailure) return { code: error.code, message: error.message, problems: error.problems };
    throw error;
  }
}

describe('a mapping is a pure function', () => {
  test('the same record gives the same result, every time, and is left as it was', () => {
    fc.assert(
      fc.property(records, (source) => {
        const before = structuredClone(source);
        const first = outcomeOf(deepFreeze(source));
        expect(outcomeOf(source)).toEqual(first);
        expect(outcomeOf(structuredClone(source))).toEqual(first);
        expect(source).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  test('the collection is left as it was, too', () => {
    const frozen = deepFreeze(everyType);
    fc.assert(fc.property(records, (source) => expect(outcomeOf(source, frozen)).toEqual(outcomeOf(source, frozen))));
  });

  test('no record in between plays a part', () => {
    fc.assert(
      fc.property(records, records, (source, other) => {
        const alone = outcomeOf(source);
        outcomeOf(other);
        expect(outcomeOf(source)).toEqual(alone);
      }),
    );
  });

  test('what is sent is a text and never blank', () => {
    fc.assert(
      fc.property(records, (source) => {
        const outcome = outcomeOf(source);
        const texts = JSON.stringify(outcome).match(/"value":"(?:\s*)"/g) ?? [];
        expect(texts).toEqual([]);
      }),
    );
  });
});

const ada = { CustomerNumber: '1', FirstName: 'Ada', LastName: 'Lovelace', EmailAddress: 'ada@example.com' };

function sent(fields: Record<string, JsonValue>, ...mappings: object[]): Record<string, string> {
  const { customer } = applyCollection(record({ ...ada, ...fields }), collection(mappings), context);
  return Object.fromEntries(customer.values.map(({ field, value }) => [field, value]));
}

describe('a default value', () => {
  test.each<[string, Record<string, JsonValue>, string | undefined]>([
    ['steps in for null', { Comment: null }, 'default'],
    ['steps in for a field that is not there', {}, 'default'],
    ['does not step in for an empty text, which is not sent', { Comment: '' }, undefined],
    ['does not step in for a blank text, which is not sent', { Comment: '  ' }, undefined],
    ['does not step in for a value', { Comment: 'VIP' }, 'VIP'],
  ])('%s', (_title, fields, expected) => {
    expect(sent(fields, mapping('X', 'Field', 'Comment', { default_value: 'default' }))['X']).toBe(expected);
  });
});

test('mapped to null is told apart from not mapped', () => {
  const mappings = [mapping('Empty', 'Field', 'Comment'), mapping('Absent', 'Field', 'PromptText')];
  const { customer } = applyCollection(record({ ...ada, Comment: null }), collection(mappings), context);
  expect(customer.nulls.map(({ field }) => field)).toEqual(['Empty']);
});

test('all problems of a record are told at once, without its values', () => {
  const failing = ['One', 'Two'].map((field) => mapping(field, 'Dynamic Formula', 'return ConvertToInt(Comment);'));
  const run = () => applyCollection(record({ ...ada, Comment: 'geheim' }), collection(failing), context);
  expect(run).toThrow(/"Test".*mapping One \(One\) failed at line 1, column 8.*mapping Two/s);
  expect(run).not.toThrow(/geheim/);
});
