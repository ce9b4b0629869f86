import { describe, expect, test } from '@jest/globals';
import type { JsonValue, SourceRecord } from '../../customer/source-record.ts';
import { applyMapping, type MappingResult } from './apply-mapping.ts';
import { collectionJson, customField, prepared } from '../checks/testing/collections.ts';
import { prepareMapping } from '../prepare/prepare-mapping.ts';
import { collectionSchema } from '../prepare/collection-schema.ts';
import type { PreparedMapping } from '../prepare/prepared-collection.ts';
import { runOnRecord } from './run-on-record.ts';
import type { TranslationTable } from '../prepare/translation-collection.ts';

const tiers: TranslationTable = {
  id: null,
  name: 'Tiers',
  entries: new Map([
    ['A', 'Gold'],
    ['7', 'Seven'],
    ['true', 'Yes'],
    ['', 'Nothing'],
    ['B', ' '],
    ['2026-01-02T00:00:00.000', 'A day'],
  ]),
};

/** The mapping to the custom field X. */
function mapping(mapping_type_name: string, source_value: string, more: object = {}): PreparedMapping {
  const given = { ...customField('X'), mapping_type_name, source_value, translation_name: 'Tiers', ...more };
  const [read] = collectionSchema.parse(collectionJson('A', { mappings: [given] })).mappings;
  const reading = read === undefined ? null : prepareMapping('A', read, [tiers]);
  if (reading === null || reading.mapping === null) throw new Error(JSON.stringify(reading?.findings));
  return reading.mapping;
}

function recordOf(fields: [name: string, value: JsonValue][]): SourceRecord {
  const entries = fields.map(([name, value]) => [name, { value, from: 'returned' as const }] as const);
  return { responseId: 'resp_1', responseCreatedAt: null, model: null, fields: Object.fromEntries(entries) };
}

function apply(applied: PreparedMapping, ...fields: [name: string, value: JsonValue][]): MappingResult {
  const source = recordOf(fields);
  return applyMapping(
    source,
    applied,
    runOnRecord(source, { syncTime: new Date('2026-07-01T12:00:00Z'), systemId: 7 }),
  );
}

const sent = (value: string, from: string, stampsTime = false) => {
  return { kind: 'value', value: { field: 'X', kind: 'customField', value, from, stampsTime } };
};
const empty = (from: string) => ({ kind: 'null', null: { field: 'X', kind: 'customField', from } });
const unmapped = { kind: 'unmapped' };
const problem = (code: string, message: unknown) => ({ kind: 'problem', problem: { field: 'X', code, message } });

describe('a Field', () => {
  test.each<[what: string, value: JsonValue, expected: object]>([
    ['a text', 'Ada', sent('Ada', 'returned')],
    ['a number', 7, sent('7', 'returned')],
    ['a fraction', 0.1, sent('0.1', 'returned')],
    ['a bool', false, sent('false', 'returned')],
    ['null', null, empty('returned')],
    ['an empty text', '', empty('returned')],
    ['a blank text', ' \n', empty('returned')],
    ['a list', [1], problem('InvalidFieldValue', 'X is a list or an object, not a text.')],
    ['an object', {}, problem('InvalidFieldValue', 'X is a list or an object, not a text.')],
  ])('takes %s', (_what, value, expected) => {
    expect(apply(mapping('Field', 'Tier'), ['Tier', value])).toEqual(expected);
  });

  test('says nothing where the source has no such field', () => {
    expect(apply(mapping('Field', 'Tier'))).toEqual(unmapped);
    expect(apply(mapping('Field', 'Tier'), ['tier', 'other case'])).toEqual(unmapped);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('may have the name %s', (name) => {
    expect(apply(mapping('Field', name))).toEqual(unmapped);
    expect(apply(mapping('Field', name), [name, 'a value'])).toEqual(sent('a value', 'returned'));
  });

  test.each(['constructor', '__proto__'])('may fill a custom field of the name %s', (name) => {
    expect(apply(mapping('Field', 'Tier', { destination_field: name }), ['Tier', 'A'])).toMatchObject({
      value: { field: name, value: 'A' },
    });
  });
});

describe('a Static', () => {
  test('is its text', () => {
    expect(apply(mapping('Static', ' as it is '))).toEqual(sent(' as it is ', 'static'));
  });

  test('is no formula', () => {
    expect(apply(mapping('Static', 'return FirstName;'), ['FirstName', 'Ada'])).toEqual(
      sent('return FirstName;', 'static'),
    );
  });
});

describe('a Dynamic Formula', () => {
  test.each<[formula: string, expected: object]>([
    ['FirstName + "!"', sent('Ada!', 'formula')],
    ['1.50m', sent('1.50', 'formula')],
    ['1 == 1', sent('true', 'formula')],
    ['new DateTime(2026, 1, 2)', sent('2026-01-02T00:00:00.000', 'formula')],
    ["'c'", sent('c', 'formula')],
    ['null', empty('formula')],
    ['""', empty('formula')],
    ['" "', empty('formula')],
    ['Absent', empty('formula')],
    ['CurrentDateTimeOffset()', sent('2026-07-01T12:00:00.000+00:00', 'formula', true)],
    ['FirstName + CurrentDateTimeOffset().Year', sent('Ada2026', 'formula')],
    ['SpaceportSystemId', sent('7', 'formula')],
    ['Absent2 ?? First(Items)', problem('InvalidFieldValue', 'X is a list or an object, not a text.')],
    ['0.0 / 0.0', problem('FormulaFailed', 'mapping c-X (X) failed, in "0.0 / 0.0": The result is no finite number.')],
    ['1.0 / 0', problem('FormulaFailed', 'mapping c-X (X) failed, in "1.0 / 0": The result is no finite number.')],
    [
      '1.0 / FirstName.IndexOf("A")',
      problem('FormulaFailed', expect.stringMatching(/, in "1\.0 .*": The result is no .* FirstName is string\.$/)),
    ],
    [
      '1 / 0',
      problem('FormulaFailed', expect.stringMatching(/^mapping c-X \(X\) failed at line 1, column 3, in "1 \/ 0": /)),
    ],
    ['throw new Exception(FirstName);', problem('FormulaFailed', expect.not.stringContaining('Ada'))],
  ])('%s', (formula, expected) => {
    expect(apply(mapping('Dynamic Formula', formula), ['FirstName', 'Ada'], ['Items', [{ a: 1 }]])).toEqual(expected);
  });
});

test('an infinite number of a record is a problem of every mapping that reads it', () => {
  const endless: JsonValue = JSON.parse('1e400');
  const field = problem('FormulaFailed', 'mapping c-X (X) gives a number that is not finite.');
  expect(apply(mapping('Field', 'Comment'), ['Comment', endless])).toEqual(field);
  const formula = problem('FormulaFailed', expect.stringContaining('in "Comment": The result is no finite number.'));
  expect(apply(mapping('Dynamic Formula', 'Comment'), ['Comment', endless])).toEqual(formula);
});

describe('a Lookup Translation', () => {
  test.each<[what: string, formula: string, value: JsonValue, expected: object]>([
    ['translates a text', 'Tier', 'A', sent('Gold', 'formula')],
    ['translates a number by its text', 'Tier', 7, sent('Seven', 'formula')],
    ['translates a bool by its text', 'Tier', true, sent('Yes', 'formula')],
    ['translates the empty text', 'Tier', '', sent('Nothing', 'formula')],
    ['translates what a formula gives', 'Tier.ToUpper()', 'a', sent('Gold', 'formula')],
    ['translates a date as it would be sent', 'new DateTime(2026, 1, 2)', null, sent('A day', 'formula')],
    ['gives null for null', 'Tier', null, empty('formula')],
    ['gives null for what is not in it', 'Tier', 'a', empty('formula')],
    ['gives nothing for a blank translation', 'Tier', 'B', empty('formula')],
    ['does not know names of JavaScript', 'Tier', 'constructor', empty('formula')],
    [
      'fails as its formula does',
      'Tier.Substring(9)',
      'A',
      problem('FormulaFailed', expect.stringContaining('line 1, column 6')),
    ],
    ['fails for a list', 'Tier', [1], problem('FormulaFailed', expect.stringContaining('A List is no text'))],
  ])('%s', (_what, formula, value, expected) => {
    expect(apply(mapping('Lookup Translation', formula), ['Tier', value])).toEqual(expected);
  });
});

describe('a default value steps in', () => {
  const byDefault = sent('default', 'static');

  test.each<[what: string, type: string, source: string, value: JsonValue | undefined, expected: object]>([
    ['for a null', 'Field', 'Tier', null, byDefault],
    ['for a field that is not there', 'Field', 'Tier', undefined, byDefault],
    ['not for an empty text', 'Field', 'Tier', '', empty('returned')],
    ['not for a blank text', 'Field', 'Tier', ' ', empty('returned')],
    ['not for false', 'Field', 'Tier', false, sent('false', 'returned')],
    ['not for 0', 'Field', 'Tier', 0, sent('0', 'returned')],
    ['for a formula that gives null', 'Dynamic Formula', 'Tier', null, byDefault],
    ['not for a formula that gives an empty text', 'Dynamic Formula', 'Tier', '', empty('formula')],
    ['not for a formula that fails', 'Dynamic Formula', 'Tier.Substring(9)', 'A', { kind: 'problem' }],
    ['for what is not translated', 'Lookup Translation', 'Tier', 'C', byDefault],
    ['for null, which is not translated', 'Lookup Translation', 'Tier', null, byDefault],
    ['not for what is translated', 'Lookup Translation', 'Tier', 'A', sent('Gold', 'formula')],
  ])('%s', (_what, type, source, value, expected) => {
    const fields: [string, JsonValue][] = value === undefined ? [] : [['Tier', value]];
    expect(apply(mapping(type, source, { default_value: 'default' }), ...fields)).toMatchObject(expected);
  });

  test('of a formula that reads the time, and is no stamp of time then', () => {
    const formula = 'CurrentDateTimeOffset().Year > 9000 ? "x" : null';
    expect(apply(mapping('Dynamic Formula', formula, { default_value: 'default' }))).toEqual(byDefault);
  });

  test('and a blank one gives nothing to send', () => {
    expect(apply(mapping('Field', 'Tier', { default_value: '' }))).toEqual(empty('static'));
  });
});

test('the mappings of a collection are those that are applied', () => {
  expect(prepared('A').mappings.map(({ field }) => field)).toEqual([
    'CustomerNumber',
    'FirstName',
    'LastName',
    'EmailAddress',
  ]);
});
