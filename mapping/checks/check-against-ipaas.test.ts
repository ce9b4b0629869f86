import { describe, expect, test } from '@jest/globals';
import { builtInCollection } from '../sources/collections.ts';
import { checkAgainstIpaas } from './check-against-ipaas.ts';
import { collectionJson, customField, field, listed, reading, viewWith } from './testing/collections.ts';

const options = { loadedIds: [], signal: new AbortController().signal };
const builtIn = reading(builtInCollection);
const mappings = [
  ...['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name)),
  customField('Season'),
];
const full = viewWith({
  planCustomFields: (wanted) =>
    Promise.resolve(wanted.map(({ name }) => ({ name, wanted: 'string', existing: null, action: 'create' }))),
  listCollections: () => Promise.resolve([listed(4712)]),
});

describe('the checks beyond a collection itself', () => {
  test('are its custom fields, the collections that are loaded, and those of iPaaS.com', async () => {
    const found = await checkAgainstIpaas([builtIn, reading('own', { mappings })], full, options);
    expect(found.map(({ collection, code }) => [collection, code])).toEqual([
      ['own', 'CustomFieldMissing'],
      ['own', 'ConflictingCollection'],
      [builtInCollection, 'ConflictingCollection'],
      ['own', 'ConflictingCollection'],
    ]);
  });

  test('without iPaaS.com compare only what is loaded', async () => {
    const found = await checkAgainstIpaas([builtIn, reading('own', { mappings })], null, options);
    expect(found.map(({ collection, code }) => [collection, code])).toEqual([['own', 'ConflictingCollection']]);
  });

  test('find nothing in a plain installation', async () => {
    expect(await checkAgainstIpaas([builtIn], viewWith(), options)).toEqual([]);
  });

  test.each([
    ['an own file that takes the place of the built-in one', [reading(builtInCollection, {}, 'own.json')]],
    ['one that is not active', [reading('own', { is_active: false })]],
    ['one that cannot be read', [reading('own', { mappings: [] })]],
    [
      'one that replaces the built-in one by one that is not active',
      [reading(builtInCollection, { is_active: false }, 'off.json'), reading('own')],
    ],
  ])('leave alone %s', async (_which, own) => {
    expect(await checkAgainstIpaas([builtIn, ...own], viewWith(), options)).toEqual([]);
  });

  test('never ask iPaaS.com for one that was loaded from there', async () => {
    const asked: number[] = [];
    const view = viewWith({
      listCollections: () => Promise.resolve([listed(4711), listed(4712)]),
      fetchCollection: (id) => {
        asked.push(id);
        return Promise.resolve(collectionJson(`Remote ${id}`));
      },
    });
    await checkAgainstIpaas([builtIn], view, { ...options, loadedIds: [4711] });
    expect(asked).toEqual([4712]);
  });
});
