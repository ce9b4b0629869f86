/** The mapping collections as a worker would load them, with everything that is wrong with them. */
import { basename, dirname } from 'node:path';
import { readFile } from 'node:fs/promises';
import { SyncFailure } from '../customer/sync-failure.ts';
import { readBuiltInFiles, readOwnFiles } from '../mapping/sources/collection-files.ts';
import {
  parseJson,
  readCollections,
  type OriginReading,
  type SourceText,
} from '../mapping/sources/read-collections.ts';
import { readTranslationTable } from '../mapping/prepare/translation-collection.ts';

export interface CollectionSources {
  /** MAPPING_DIR; null for none. */
  directory: string | null;
  /** MAPPING_COLLECTION_IDS. */
  ids: readonly number[];
  /** Null where iPaaS.com is not to be asked. */
  fetch: ((id: number, signal: AbortSignal) => Promise<unknown>) | null;
}

const fetchWithinMs = 10_000;

/**
 * @param file a collection to be read as if it were installed, or null. Translation collections beside it count, and it
 *   takes the place of the file of its name in MAPPING_DIR.
 * @returns in the order of loading, `file` last; its origin is the path as it was given
 * @throws SyncFailure MappingInvalid where MAPPING_DIR cannot be read
 */
export async function loadCollections(
  { directory, ids, fetch }: CollectionSources,
  file: string | null,
): Promise<OriginReading[]> {
  const own = directory === null ? [] : await readOwnFiles(directory);
  const remote = await Promise.all(ids.map(async (id) => await readRemote(id, fetch)));
  const others = file === null ? own : own.filter(({ origin }) => origin !== basename(file));
  const texts = [
    ...(file === null ? [] : await translationsBeside(file)),
    ...(await readBuiltInFiles()),
    ...others,
    ...remote.filter((one) => 'text' in one),
    ...(file === null ? [] : [{ origin: file, text: await readFile(file, 'utf8') }]),
  ];
  return [...remote.filter((one) => 'findings' in one), ...readCollections(texts)];
}

/** What else lies in the directory is none of ours. */
async function translationsBeside(file: string): Promise<SourceText[]> {
  const neighbours = await readOwnFiles(dirname(file)).catch(() => []);
  return neighbours.filter(({ origin, text }) => origin !== basename(file) && isTranslation(text));
}

function isTranslation(text: string): boolean {
  return typeof readTranslationTable(parseJson(text)) !== 'string';
}

async function readRemote(id: number, fetch: CollectionSources['fetch']): Promise<SourceText | OriginReading> {
  const origin = `iPaaS.com, id ${id}`;
  if (fetch === null) return unread(origin, 'note', 'It was not read, because iPaaS.com is not asked.');
  try {
    return { origin, text: JSON.stringify(await fetch(id, AbortSignal.timeout(fetchWithinMs))) };
  } catch (error) {
    if (error instanceof SyncFailure) return unread(origin, error.retryable ? 'note' : 'error', error.message);
    if (error instanceof DOMException) return unread(origin, 'note', 'iPaaS.com did not answer in time.');
    throw error;
  }
}

/** A worker starts where trying again can help, and does not where it cannot. */
function unread(origin: string, severity: 'note' | 'error', message: string): OriginReading {
  const code = severity === 'note' ? 'NotChecked' : 'NotACollection';
  const resolution =
    severity === 'note'
      ? 'Check again when iPaaS.com answers; a sync that names this collection waits until then.'
      : 'Correct MAPPING_COLLECTION_IDS or the settings of iPaaS.com; until then no worker starts.';
  const about = { collection: origin, mapping: null, field: null };
  return { origin, name: origin, collection: null, findings: [{ severity, code, ...about, message, resolution }] };
}
