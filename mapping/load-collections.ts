import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SyncFailure } from '../customer/sync-failure.ts';
import { collectionSchema } from './collection-schema.ts';
import { prepareCollection, type PreparedCollection } from './prepare.ts';

/** The collection that is used where none is named; it carries out the table of the integration guide. */
export const builtInCollection = 'OpenAI Add/Update Customer TO iPaaS';

const builtInDirectory = new URL('./collections/', import.meta.url).pathname;

/** Every collection that a sync may name, by its name. */
export type Collections = ReadonlyMap<string, PreparedCollection>;

/**
 * Loads, checks and parses the built-in collection and those of a directory of `*.json` files, once, so that no sync
 * ever meets a collection that cannot be carried out. A file may replace the built-in one by using its name.
 * @throws SyncFailure MappingInvalid, naming the file
 */
export async function loadCollections(directory: string | null): Promise<Collections> {
  const builtIn = await loadDirectory(builtInDirectory);
  const own = directory === null ? [] : await loadDirectory(directory);
  return new Map([...builtIn, ...own].map((collection) => [collection.identity.name, collection]));
}

/**
 * The collection of a name; null names the built-in one.
 * @throws SyncFailure MappingInvalid where there is none, naming those that exist
 */
export function findCollection(collections: Collections, name: string | null): PreparedCollection {
  const found = collections.get(name ?? builtInCollection);
  if (found !== undefined) return found;
  const known = [...collections.keys()].map((key) => `"${key}"`).join(', ');
  throw new SyncFailure('MappingInvalid', `There is no mapping collection of that name. Known are ${known}.`);
}

async function loadDirectory(directory: string): Promise<PreparedCollection[]> {
  const names = await readdir(directory).catch(() => {
    throw new SyncFailure('MappingInvalid', 'The directory of MAPPING_DIR cannot be read.');
  });
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  const collections = await Promise.all(files.map((name) => loadFile(join(directory, name))));
  const doubled = collections.find((one, index) => indexOfName(collections, one) !== index);
  if (doubled !== undefined) {
    throw new SyncFailure('MappingInvalid', `Two files hold the mapping collection "${doubled.identity.name}".`);
  }
  return collections;
}

async function loadFile(path: string): Promise<PreparedCollection> {
  const parsed = collectionSchema.safeParse(readJson(await readFile(path, 'utf8'), path));
  if (parsed.success) return prepareCollection(parsed.data);
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new SyncFailure('MappingInvalid', `${basename(path)} is not a mapping collection: ${issues}.`);
}

function readJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyncFailure('MappingInvalid', `${basename(path)} is not valid JSON.`);
  }
}

function indexOfName(collections: PreparedCollection[], wanted: PreparedCollection): number {
  return collections.findIndex((collection) => collection.identity.name === wanted.identity.name);
}
