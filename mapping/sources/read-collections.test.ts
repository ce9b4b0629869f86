import { describe, expect, test } from '@jest/globals';
import { collectionJson, field } from '../checks/testing/collections.ts';
import { readCollections, type SourceText } from './read-collections.ts';

function source(origin: string, json: unknown, more: Partial<SourceText> = {}): SourceText {
  return { origin, text: typeof json === 'string' ? json : JSON.stringify(json), ...more };
}

const table = { name: 'Tiers', translations: [{ source_value: 'A', destination_value: 'Gold' }] };
const lookup = {
  ...field('Comment'),
  mapping_type_name: 'Lookup Translation',
  source_value: 'Comment',
  translation_name: 'Tiers',
};
const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));
const looksUp = collectionJson('Lookup', { mappings: [...required, lookup] });

describe('texts are read', () => {
  test('in their order, whatever is wrong with some of them', () => {
    const readings = readCollections([
      source('1', collectionJson('A')),
      source('2', '{'),
      source('3', { name: 'T', translations: [] }),
      source('4', collectionJson('B', { sync_type: 'DELETE' })),
      source('5', collectionJson('C')),
    ]);
    expect(readings.map(({ origin, name, collection }) => [origin, name, collection !== null])).toEqual([
      ['1', 'A', true],
      ['2', '2', false],
      ['3', '3', false],
      ['4', 'B', false],
      ['5', 'C', true],
    ]);
  });

  test('with the byte order mark that Windows puts before them', () => {
    const texts = [
      source('t.json', `\uFEFF${JSON.stringify(table)}`),
      source('a.json', `\uFEFF${JSON.stringify(looksUp)}`),
    ];
    expect(readCollections(texts)).toMatchObject([{ name: 'Lookup', findings: [] }]);
  });

  test.each<[what: string, text: unknown, message: string]>([
    ['no JSON', '{ "name"', 'x.json is not valid JSON.'],
    ['nothing', '', 'x.json is not valid JSON.'],
    [
      'a translation collection with an error',
      { name: 'T', translations: [] },
      'x.json is no translation collection: translations',
    ],
    ['a list', [], 'x.json is not a mapping collection'],
    ['null', null, 'x.json is not a mapping collection'],
  ])('%s is told with its origin', (_what, text, message) => {
    const [reading] = readCollections([source('x.json', text)]);
    expect(reading?.findings).toMatchObject([
      { severity: 'error', code: 'NotACollection', message: expect.stringContaining(message) },
    ]);
  });
});

test.each([
  ['name', { ...table, id: 2 }, { ...table, id: 3 }],
  ['id', { ...table, id: 2, name: 'Other' }, { ...table, id: '2' }],
])('of two translation collections of one %s, the later one is refused', (_what, first, second) => {
  const readings = readCollections([source('1.json', first), source('2.json', second)]);
  expect(readings).toMatchObject([{ origin: '2.json', collection: null }]);
  expect(readings[0]?.findings[0]?.message).toMatch(/^2\.json is no translation collection: there is another one/);
});

describe('a translation collection', () => {
  test.each([
    ['before', [source('t.json', table), source('a.json', looksUp)]],
    ['behind', [source('a.json', looksUp), source('t.json', table)]],
  ])('is used by collections, even from %s them, and is none itself', (_where, texts) => {
    expect(readCollections(texts)).toMatchObject([{ name: 'Lookup', findings: [] }]);
  });

  test('that is missing is told', () => {
    expect(readCollections([source('a.json', looksUp)])[0]?.findings).toMatchObject([{ code: 'TranslationMissing' }]);
  });

  test('is told by its translations, whatever else it holds; what has mappings is a collection', () => {
    const both = { ...collectionJson('Both'), translations: [] };
    expect(readCollections([source('a.json', both)])).toMatchObject([{ name: 'Both', findings: [] }]);
  });
});

describe('two collections of one name', () => {
  const [one, two] = [source('one.json', collectionJson('A')), source('two.json', collectionJson('A'))];

  test('cannot be used, either of them', () => {
    const finding = { severity: 'error', code: 'DuplicateName', collection: 'A', mapping: null, field: null };
    expect(readCollections([one, two, source('b.json', collectionJson('B'))])).toMatchObject([
      { origin: 'one.json', collection: null, findings: [finding] },
      { origin: 'two.json', collection: null, findings: [finding] },
      { origin: 'b.json', findings: [] },
    ]);
  });

  test('are told together, with what to do', () => {
    const [reading] = readCollections([one, two]);
    expect(reading?.findings[0]).toMatchObject({
      message: 'More than one mapping collection has the name "A": one.json, two.json.',
      resolution: 'Give each a name of its own, or take the files away that are not to be used.',
    });
  });

  test('are told even if one has another error', () => {
    const broken = source('two.json', collectionJson('A', { sync_type: 'DELETE' }));
    const codes = readCollections([one, broken]).map(({ findings }) => findings.map(({ code }) => code));
    expect(codes).toEqual([['DuplicateName'], ['DuplicateName', 'UnsupportedSyncType']]);
  });

  test('are in order where one of them is built in: the other takes its place', () => {
    const readings = readCollections([{ ...one, builtIn: true }, two]);
    expect(readings).toMatchObject([{ findings: [] }, { findings: [] }]);
  });

  test('are not in order where two would take the place of the built-in one', () => {
    const readings = readCollections([{ ...one, origin: 'built-in.json', builtIn: true }, one, two]);
    expect(readings.map(({ findings }) => findings.length)).toEqual([0, 1, 1]);
  });

  test.each([
    ['a', 'A'],
    ['A', 'A '],
  ])('differ by their names %j and %j', (first, second) => {
    const readings = readCollections([source('1', collectionJson(first)), source('2', collectionJson(second))]);
    expect(readings).toMatchObject([{ findings: [] }, { findings: [] }]);
  });
});
