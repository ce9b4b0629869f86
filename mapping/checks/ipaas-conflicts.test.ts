import { describe, expect, test } from '@jest/globals';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { Finding } from './finding.ts';
import { checkIpaasConflicts } from './ipaas-conflicts.ts';
import type { IpaasView, ListedCollection } from './ipaas-view.ts';
import { collectionJson, field, listed, ourSystemId, prepared, viewWith } from './testing/collections.ts';

const { signal } = new AbortController();
const own = prepared('own');

interface Given extends Partial<IpaasView> {
  list?: ListedCollection[];
  loadedIds?: number[];
}

async function check({ list = [], loadedIds = [], ...view }: Given, collections = [own]): Promise<Finding[]> {
  const whole = viewWith({ listCollections: () => Promise.resolve(list), ...view });
  return await checkIpaasConflicts(collections, whole, { loadedIds, signal });
}

describe('a collection that iPaaS.com runs', () => {
  test('of another subscription is named with its id, its subscription and the fields of both', async () => {
    const shop = collectionJson('Shop', { mappings: [field('FirstName', 'first'), field('LastName', 'last')] });
    const [finding, ...others] = await check({ list: [listed(4712)], fetchCollection: () => Promise.resolve(shop) });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', code: 'ConflictingCollection', collection: 'own' });
    expect(finding?.message).toContain('"Shop" (iPaaS.com, id 4712, subscription 20002)');
    expect(finding?.message).toContain(': FirstName and LastName.');
    expect(finding?.resolution).toContain('disable one of them');
  });

  test('of our own subscription would run beside ours', async () => {
    const [finding] = await check({ list: [listed(4711, { systemId: ourSystemId })] });
    expect(finding?.message).toContain(`id 4711, subscription ${ourSystemId}`);
    expect(finding?.resolution).toContain('disable it in iPaaS.com');
    expect(finding?.resolution).toContain('MAPPING_COLLECTION_IDS=4711');
  });

  test('is told of each collection of ours', async () => {
    const found = await check({ list: [listed(1), listed(2)] }, [own, prepared('second')]);
    expect(found.map(({ collection }) => collection)).toEqual(['own', 'own', 'second', 'second']);
  });

  test.each<[string, Given]>([
    ['we loaded it ourselves', { list: [listed(4711)], loadedIds: [4711] }],
    ['ours of its name replaces it', { list: [listed(4711, { systemId: ourSystemId, name: 'own' })] }],
    ['it is not enabled', { list: [listed(1, { enabled: false })] }],
    ['it is of another type', { list: [listed(1, { collectionTypeId: 1 })] }],
    ['it reads from iPaaS.com', { list: [listed(1, { directionId: 2 })] }],
    ['its details say that it is not active', detail({ is_active: false })],
    ['its details say that it is of another type', detail({ collection_type_id: 1 }, { collectionTypeId: null })],
    ['it fills no field of ours', detail({ mappings: [field('Company')] })],
    ['it only deletes', detail({ sync_type: 'DELETE' })],
    ['it was deleted meanwhile', { list: [listed(1)], fetchCollection: () => Promise.reject(gone) }],
  ])("is in nobody's way where %s", async (_why, given) => {
    expect(await check(given)).toEqual([]);
  });

  test('of our name in another subscription is another one', async () => {
    expect(await check({ list: [listed(1, { name: 'own' })] })).toHaveLength(1);
  });

  test.each([
    ['only updates, as ours only adds', { sync_type: 'UPDATE' }, { sync_type: 'ADD' }],
    ['has a mapping filter, as ours has', { filter: 'return A == 1;' }, { filter: 'return FirstName == "Ada";' }],
  ])("is in nobody's way where it %s", async (_why, its, mine) => {
    expect(await check(detail(its), [prepared('own', mine)])).toEqual([]);
  });

  test('is not asked for where none of ours is in use', async () => {
    expect(await check({ listCollections: () => Promise.reject(new Error('asked')) }, [])).toEqual([]);
  });
});

const gone = new SyncFailure('MappingInvalid', 'It is not there.');
const away = new SyncFailure('UpstreamUnavailable', 'iPaaS.com is away.');

async function onlyTheFirst(id: number): Promise<unknown> {
  if (id > 1) throw away;
  return collectionJson('First');
}

function detail(given: object, summary: Partial<ListedCollection> = {}): Given {
  return { list: [listed(1, summary)], fetchCollection: () => Promise.resolve(collectionJson('Remote', given)) };
}

describe('where iPaaS.com does not tell', () => {
  test.each<[string, Given, RegExp]>([
    ['it has no list', { listCollections: () => Promise.resolve(null) }, /no list.*IPAAS_MAPPING_COLLECTIONS_PATH/],
    ['it is away', { listCollections: () => Promise.reject(away) }, /iPaaS\.com is away\./],
    ['a collection has an unknown shape', detail({ mappings: 'none' }), /the id 1: they have an unknown shape/],
    [
      'it is away for the details',
      { list: [listed(1), listed(2)], fetchCollection: () => Promise.reject(away) },
      /the ids 1, 2: iPaaS\.com is away\./,
    ],
  ])('%s, one note for each of ours says so', async (_why, given, told) => {
    const found = await check(given, [own, prepared('second')]);
    expect(found.map(({ severity, code, collection }) => [severity, code, collection])).toEqual([
      ['note', 'NotChecked', 'own'],
      ['note', 'NotChecked', 'second'],
    ]);
    expect(found[0]?.message).toMatch(told);
    expect(found[0]?.resolution).not.toBe('');
  });

  test('what it told before counts', async () => {
    const found = await check({ list: [listed(1), listed(2), listed(3)], fetchCollection: onlyTheFirst });
    expect(found.map(({ code }) => code)).toEqual(['ConflictingCollection', 'NotChecked']);
    expect(found[1]?.message).toContain('the ids 2, 3: iPaaS.com is away.');
  });

  test('a signal that ends the looking makes a note', async () => {
    const view = viewWith({ listCollections: (given) => Promise.reject(given.reason) });
    const [note] = await checkIpaasConflicts([own], view, { loadedIds: [], signal: AbortSignal.abort() });
    expect(note).toMatchObject({ code: 'NotChecked', message: expect.stringContaining('did not answer in time') });
  });
});

test('no more than fifty are read, and the rest is told', async () => {
  const asked: number[] = [];
  const fetchCollection = async (id: number): Promise<unknown> => {
    asked.push(id);
    return collectionJson(`Remote ${id}`, { mappings: [field('Company')] });
  };
  const list = Array.from({ length: 53 }, (_, index) => listed(index + 1));
  const found = await check({ list, fetchCollection });
  expect(asked).toEqual(list.slice(0, 50).map(({ id }) => id));
  expect(found).toMatchObject([{ code: 'NotChecked', message: expect.stringContaining('3 more than the first 50') }]);
});
