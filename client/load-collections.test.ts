import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SyncFailure } from '../customer/sync-failure.ts';
import { builtInCollection } from '../mapping/sources/collections.ts';
import { collectionJson, field } from '../mapping/checks/testing/collections.ts';
import { loadCollections, type CollectionSources } from './load-collections.ts';

let directory: string;
let drafts: string;
beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'load-'));
  [directory, drafts] = [join(root, 'installed'), join(root, 'drafts')];
  await Promise.all([mkdir(directory), mkdir(drafts)]);
});
afterEach(async () => {
  await rm(join(directory, '..'), { recursive: true });
});

async function put(path: string, json: object): Promise<string> {
  await writeFile(path, JSON.stringify(json));
  return path;
}

async function load(file: string | null = null, given: Partial<CollectionSources> = {}) {
  return await loadCollections({ directory, ids: [], fetch: null, ...given }, file);
}

const fetchRemote = async (id: number): Promise<unknown> => collectionJson(`remote ${id}`);
const failing = (failure: unknown) => () => Promise.reject(failure);
const table = (name: string) => ({ name, translations: [{ source_value: 'Yes', destination_value: '1' }] });
const translating = (translation_name: string) =>
  collectionJson('translating', {
    mappings: [
      ...['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name)),
      { ...field('Comment', 'KnownToFilm'), mapping_type_name: 'Lookup Translation', translation_name },
    ],
  });

describe('the collections that a worker would load', () => {
  test('are the built-in one alone where there are no others', async () => {
    const readings = await load(null, { directory: null });
    expect(readings).toMatchObject([{ name: builtInCollection, findings: [] }]);
  });

  test('are the built-in one, those of MAPPING_DIR and those of iPaaS.com, in this order', async () => {
    await put(join(directory, 'b.json'), collectionJson('own b'));
    await put(join(directory, 'a.json'), collectionJson('own a'));
    const readings = await load(null, { ids: [4711], fetch: fetchRemote });
    expect(readings.map(({ name }) => name)).toEqual([builtInCollection, 'own a', 'own b', 'remote 4711']);
    expect(readings.at(-1)?.origin).toBe('iPaaS.com, id 4711');
  });

  test('are told with their errors, and none hides the others', async () => {
    await put(join(directory, 'bad.json'), collectionJson('bad', { sync_type: 'DELETE' }));
    await writeFile(join(directory, 'no.json'), '{');
    const readings = await load();
    const codes = readings.flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(new Set(codes)).toEqual(new Set(['UnsupportedSyncType', 'NotACollection']));
    expect(readings.some(({ name, collection }) => name === builtInCollection && collection !== null)).toBe(true);
  });

  test('cannot be told where MAPPING_DIR cannot be read', async () => {
    const nowhere = load(null, { directory: join(directory, 'nowhere') });
    await expect(nowhere).rejects.toMatchObject({ code: 'MappingInvalid' });
  });
});

describe('a collection of iPaaS.com that cannot be read', () => {
  test.each<[string, CollectionSources['fetch'], string, string, RegExp]>([
    ['without asking iPaaS.com', null, 'note', 'NotChecked', /is not asked/],
    [
      'while iPaaS.com is away',
      failing(new SyncFailure('UpstreamUnavailable', 'Away.')),
      'note',
      'NotChecked',
      /Away\./,
    ],
    ['in time', failing(new DOMException('late', 'TimeoutError')), 'note', 'NotChecked', /in time/],
    [
      'because it is not there',
      failing(new SyncFailure('MappingInvalid', 'None.')),
      'error',
      'NotACollection',
      /None\./,
    ],
  ])('%s is told as it would be at the start of a worker', async (_why, fetch, severity, code, message) => {
    const [remote, ...others] = await load(null, { ids: [4711], fetch });
    expect(remote).toMatchObject({ name: 'iPaaS.com, id 4711', collection: null, findings: [{ severity, code }] });
    expect(remote?.findings[0]?.message).toMatch(message);
    expect(others).toMatchObject([{ name: builtInCollection }]);
  });

  test('because of a fault of our own is a fault', async () => {
    await expect(load(null, { ids: [1], fetch: failing(new TypeError('a fault')) })).rejects.toThrow('a fault');
  });
});

describe('a file that is read as if it were installed', () => {
  test('comes last, under its path', async () => {
    await put(join(directory, 'own.json'), collectionJson('own'));
    const file = await put(join(drafts, 'draft.json'), collectionJson('draft'));
    const readings = await load(file);
    expect(readings.map(({ name }) => name)).toEqual([builtInCollection, 'own', 'draft']);
    expect(readings.at(-1)?.origin).toBe(file);
  });

  test('takes the place of the file of its name', async () => {
    await put(join(directory, 'own.json'), collectionJson('own', { sync_type: 'ADD' }));
    const file = await put(join(drafts, 'own.json'), collectionJson('own', { sync_type: 'UPDATE' }));
    const readings = (await load(file)).filter(({ name }) => name === 'own');
    expect(readings).toMatchObject([
      { origin: file, findings: [], collection: { writePolicy: { syncType: 'UPDATE' } } },
    ]);
  });

  test('is read once where it is installed already', async () => {
    const file = await put(join(directory, 'own.json'), collectionJson('own'));
    expect((await load(file)).map(({ origin }) => origin).slice(1)).toEqual([file]);
  });

  test.each<[string, () => string]>([
    ['beside it', () => drafts],
    ['in MAPPING_DIR', () => directory],
  ])('finds the translation collections %s', async (_where, at) => {
    await put(join(at(), 'table.json'), table('yes and no'));
    const file = await put(join(drafts, 'draft.json'), translating('yes and no'));
    expect((await load(file)).at(-1)).toMatchObject({ name: 'translating', findings: [] });
  });

  test('lacks those that are nowhere', async () => {
    const file = await put(join(drafts, 'draft.json'), translating('yes and no'));
    expect((await load(file)).at(-1)?.findings).toMatchObject([{ code: 'TranslationMissing' }]);
  });

  test('brings nothing else of its directory', async () => {
    await put(join(drafts, 'neighbour.json'), collectionJson('neighbour'));
    await put(join(drafts, 'package.json'), { name: 'something else' });
    await writeFile(join(drafts, 'broken.json'), '{');
    const file = await put(join(drafts, 'draft.json'), collectionJson('draft'));
    expect((await load(file)).map(({ name }) => name)).toEqual([builtInCollection, 'draft']);
  });
});
