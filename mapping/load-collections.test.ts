import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { builtInCollection, findCollection, loadCollections } from './load-collections.ts';

const seedFile = new URL('./collections/openai-add-update-customer-to-ipaas.json', import.meta.url);
const anyCollection = z.looseObject({ name: z.string(), mappings: z.array(z.looseObject({})) });

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'collections-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

async function seed(): Promise<z.infer<typeof anyCollection>> {
  return anyCollection.parse(JSON.parse(await readFile(seedFile, 'utf8')));
}

async function store(name: string, content: unknown): Promise<void> {
  await writeFile(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
}

/** The seed with its first Field mapping changed. */
async function withMapping(change: Record<string, unknown>): Promise<Record<string, unknown>> {
  const collection = await seed();
  const mappings = collection.mappings.map((mapping) => (mapping.id === '6' ? { ...mapping, ...change } : mapping));
  return { ...collection, name: 'Mine', mappings };
}

describe('mapping collections', () => {
  test('hold the built-in one', async () => {
    const collections = await loadCollections(null);
    expect([...collections.keys()]).toEqual([builtInCollection]);
    expect(findCollection(collections, null).identity.version).toMatch(/^[0-9a-f]{12}$/);
  });

  test('come from a directory as well, under their names', async () => {
    await store('mine.json', { ...(await seed()), name: 'Mine' });
    await store('notes.txt', 'not a collection');
    const collections = await loadCollections(directory);
    expect([...collections.keys()]).toEqual([builtInCollection, 'Mine']);
    expect(findCollection(collections, 'Mine').identity.name).toBe('Mine');
  });

  test('a file may replace the built-in one', async () => {
    await store('own.json', { ...(await withMapping({ source_value: 'Vorname' })), name: builtInCollection });
    const own = findCollection(await loadCollections(directory), null);
    const builtIn = findCollection(await loadCollections(null), null);
    expect(own.identity.version).not.toBe(builtIn.identity.version);
  });

  test('the version changes with what a collection does, not with how its file is laid out', async () => {
    await store('a.json', JSON.stringify({ ...(await seed()), name: 'Mine', description: 'other words' }, null, 8));
    const relaid = findCollection(await loadCollections(directory), 'Mine').identity.version;
    await store('a.json', { ...(await seed()), name: 'Mine' });
    expect(findCollection(await loadCollections(directory), 'Mine').identity.version).toBe(relaid);
    await store('a.json', await withMapping({ default_value: 'x' }));
    expect(findCollection(await loadCollections(directory), 'Mine').identity.version).not.toBe(relaid);
  });

  test('an unknown name is refused, naming those there are', async () => {
    const collections = await loadCollections(null);
    expect(() => findCollection(collections, 'Nobody')).toThrow(builtInCollection);
  });
});

describe('a collection that cannot be carried out is refused when it is loaded', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['another type', { collection_type_id: 1 }, 'not a collection of type Customer'],
    ['another direction', { direction_id: 2 }, 'direction is not TO iPaaS.com'],
    ['a delete collection', { sync_type: 'DELETE' }, 'sync type must be ADD_AND_UPDATE'],
    ['a mapping filter', { filter: 'return false;' }, 'mapping filters are not supported'],
    ['an error filter', { error_filter: 'return true;' }, 'error filters are not supported'],
    ['no mappings', { mappings: [] }, 'mappings'],
    ['a missing name', { name: undefined }, 'name'],
  ])('%s', async (_name, change, message) => {
    await store('bad.json', { ...(await seed()), ...change });
    await expect(loadCollections(directory)).rejects.toThrow(message);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown customer field', { destination_field: 'Firstname' }, 'Firstname is not a customer field'],
    ['an unknown table', { destination_table: 'Address' }, 'is not a customer field'],
    ['an unknown mapping type', { mapping_type_name: 'Magic' }, 'mapping_type_name'],
    ['no source', { source_value: '' }, 'has no source value'],
    ['a second mapping for one field', { destination_field: 'LastName' }, 'two mappings fill LastName'],
    [
      'a formula that is not understood',
      { mapping_type_name: 'Dynamic Formula', source_value: 'a + b' },
      'not understood',
    ],
    ['a lookup translation', { mapping_type_name: 'Lookup Translation' }, 'not supported yet'],
  ])('%s', async (_name, change, message) => {
    await store('bad.json', await withMapping(change));
    await expect(loadCollections(directory)).rejects.toThrow(message);
  });

  test('a file that is not JSON, by its name', async () => {
    await store('broken.json', '{');
    await expect(loadCollections(directory)).rejects.toThrow('broken.json is not valid JSON');
  });

  test('two files of one name', async () => {
    await store('a.json', { ...(await seed()), name: 'Mine' });
    await store('b.json', { ...(await seed()), name: 'Mine' });
    await expect(loadCollections(directory)).rejects.toThrow('Two files hold the mapping collection "Mine"');
  });

  test('a directory that cannot be read', async () => {
    await expect(loadCollections(join(directory, 'nowhere'))).rejects.toThrow('MAPPING_DIR');
  });
});
