import { describe, expect, test } from '@jest/globals';
import { findTranslationTable, readTranslationTable, type TranslationTable } from './translation-collection.ts';

const row = { source_value: 'A', destination_value: 'Gold' };

function read(json: unknown): TranslationTable {
  const table = readTranslationTable(json);
  if (typeof table === 'string') throw new Error(table);
  return table;
}

describe('a translation collection', () => {
  test('is a table of texts', () => {
    const table = read({ id: 7, name: 'Tiers', translations: [row, { source_value: 2, destination_value: true }] });
    expect(table).toEqual({
      id: '7',
      name: 'Tiers',
      entries: new Map([
        ['A', 'Gold'],
        ['2', 'true'],
      ]),
    });
  });

  test('needs no id', () => {
    expect(read({ name: 'Tiers', translations: [row] }).id).toBeNull();
  });

  test('tells apart what differs by case, blanks or the empty text', () => {
    const translations = ['a', 'A', ' a', ''].map((source_value) => ({ source_value, destination_value: 'x' }));
    expect(read({ name: 'T', translations }).entries.size).toBe(4);
  });

  test('may translate names of JavaScript', () => {
    const translations = [{ source_value: '__proto__', destination_value: 'x' }];
    expect(read({ name: 'T', translations }).entries.get('__proto__')).toBe('x');
    expect(read({ name: 'T', translations }).entries.get('constructor')).toBeUndefined();
  });

  test.each<[what: string, json: unknown, reason: string]>([
    ['without a name', { translations: [row] }, 'name: '],
    ['with an empty name', { name: '', translations: [row] }, 'name: '],
    ['without translations', { name: 'T', translations: [] }, 'translations: '],
    [
      'with half a translation',
      { name: 'T', translations: [{ source_value: 'A' }] },
      'translations.0.destination_value: ',
    ],
    [
      'with a translation to null',
      { name: 'T', translations: [{ ...row, destination_value: null }] },
      'translations.0',
    ],
    ['with two translations of one text', { name: 'T', translations: [row, row] }, 'the same source_value'],
    [
      'with a number and its text',
      {
        name: 'T',
        translations: [
          { ...row, source_value: 1 },
          { ...row, source_value: '1' },
        ],
      },
      'the same',
    ],
  ])('%s cannot be used', (_what, json, reason) => {
    expect(readTranslationTable(json)).toEqual(expect.stringContaining(reason));
  });
});

describe('a mapping refers to a translation collection', () => {
  const seven = read({ id: 7, name: 'Tiers', translations: [row] });
  const unnumbered = read({ name: 'Regions', translations: [row] });

  test.each([
    ['by its id', { id: '7', name: null }, seven],
    ['by its name', { id: null, name: 'Regions' }, unnumbered],
    ['by its id before its name', { id: '7', name: 'Regions' }, seven],
    ['by its name where iPaaS.com’s id is not known here', { id: '99', name: 'Tiers' }, seven],
    ['by nothing', { id: null, name: null }, null],
    ['by a name that is not there', { id: null, name: 'tiers' }, null],
  ])('%s', (_what, reference, table) => {
    expect(findTranslationTable([seven, unnumbered], reference)).toBe(table);
  });
});
