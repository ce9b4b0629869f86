import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { SourceText } from './read-collections.ts';

const builtInDirectory = fileURLToPath(new URL('./collections/', import.meta.url));

/** The collections that come with customer-sync. */
export async function readBuiltInFiles(): Promise<SourceText[]> {
  return await readDirectory(builtInDirectory);
}

/**
 * The `*.json` files of MAPPING_DIR, in the order of their names.
 * @throws SyncFailure MappingInvalid where the directory cannot be read
 */
export async function readOwnFiles(directory: string): Promise<SourceText[]> {
  try {
    return await readDirectory(directory);
  } catch (cause) {
    throw new SyncFailure('MappingInvalid', 'The directory of MAPPING_DIR, or a file in it, cannot be read.', {
      cause,
    });
  }
}

async function readDirectory(directory: string): Promise<SourceText[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).toSorted();
  return await Promise.all(
    names.map(async (name) => ({ origin: name, text: await readFile(join(directory, name), 'utf8') })),
  );
}
