import { describe, expect, test } from '@jest/globals';
import { collectionJson, customField, field } from '../../../mapping/checks/testing/collections.ts';
import { prepareCollection } from '../../../mapping/prepare/prepare-collection.ts';
import type { PreparedCollection } from '../../../mapping/prepare/prepared-collection.ts';
import { describeCollection } from './describe-collection.ts';
import { renderCollection } from './render-collection.ts';

const yesNo = { id: null, name: 'yes and no', entries: new Map([['Yes', '1']]) };
const names = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'];
const mappings = [
  ...names.map((name) => field(name)),
  { ...field('Company', 'Looms'), mapping_type_name: 'Static' },
  { ...field('Comment', 'KnownToFilm'), mapping_type_name: 'Lookup Translation', translation_name: 'yes and no' },
  { ...customField('Season', 'if (FirstName == "Ada") { return "Autumn"; }\n  return null;'), default_value: 'Spring' },
];

function collection(given: object = {}): PreparedCollection {
  const json = collectionJson('own', { mappings, ...given });
  const { collection: prepared, findings } = prepareCollection(json, 'own.json', [yesNo]);
  if (prepared === null) throw new Error(JSON.stringify(findings));
  return prepared;
}

const lines = (given: object = {}): string[] => renderCollection(describeCollection(collection(given))).split('\n');

describe('a collection for a person', () => {
  test('begins with what it is and when it applies', () => {
    const { version } = collection().identity;
    expect(lines().slice(0, 8)).toEqual([
      'own',
      `  Version           ${version}`,
      '  From              own.json',
      '  Sync type         ADD_AND_UPDATE',
      '  Collision method  as COLLISION_HANDLING says',
      '  Mapping filter    none, every record passes',
      '  Error filter      none',
      '',
    ]);
  });

  test('says which filters and which collision method it has', () => {
    const given = {
      sync_type: 'UPDATE',
      filter: 'return FirstName\n  == "Ada";',
      error_filter: 'return IsEmpty(EmailAddress);',
      collision_handling_method_id: 'ERROR',
    };
    expect(lines(given).slice(3, 7)).toEqual([
      '  Sync type         UPDATE',
      '  Collision method  ERROR',
      '  Mapping filter    return FirstName == "Ada";',
      '  Error filter      return IsEmpty(EmailAddress);',
    ]);
  });

  test('says that it is not active', () => {
    expect(lines({ is_active: false })[0]).toBe('own  not active');
  });

  test('has one line for each mapping, in columns', () => {
    const rows = lines()
      .slice(8)
      .map((line) => line.trim().split(/ {2,}/));
    expect(rows).toEqual([
      ['Id', 'Type', 'Source', 'Destination', 'Default'],
      ...names.map((name) => [`f-${name}`, 'Field', name, `→`, name]),
      ['f-Company', 'Static', 'Looms', '→', 'Company'],
      ['f-Comment', 'Lookup Translation', 'KnownToFilm (1 translation)', '→', 'Comment'],
      [
        'c-Season',
        'Dynamic Formula',
        'if (FirstName == "Ada") { return "Autumn"; } return null;',
        '→',
        'Season (custom field)',
        'Spring',
      ],
    ]);
  });
});

describe('a collection as data', () => {
  test('tells all of it, in the words of its file', () => {
    const { mappings: rows, ...header } = describeCollection(collection({ filter: 'return FirstName == "Ada";' }));
    expect(header).toEqual({
      name: 'own',
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
      origin: 'own.json',
      active: true,
      syncType: 'ADD_AND_UPDATE',
      collisionHandling: null,
      filter: 'return FirstName == "Ada";',
      errorFilter: null,
    });
    expect(rows.map(({ type }) => type)).toEqual([
      ...names.map(() => 'Field'),
      'Static',
      'Lookup Translation',
      'Dynamic Formula',
    ]);
  });

  test('tells the whole formula, the table of a translation, and the default', () => {
    const rows = describeCollection(collection()).mappings;
    expect(rows.at(-2)).toMatchObject({ source: 'KnownToFilm', translations: { Yes: '1' }, default: null });
    expect(rows.at(-1)).toEqual({
      id: 'c-Season',
      type: 'Dynamic Formula',
      source: 'if (FirstName == "Ada") { return "Autumn"; }\n  return null;',
      translations: null,
      destination: 'Season',
      kind: 'customField',
      default: 'Spring',
    });
  });
});
