import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { SourceText } from './read-collections.ts';

const builtInDirectory = fileURLToPath(new URL('../collections/', import.meta.url));

let builtIn: Promise<SourceText[]> | null = null;

/** The collections that come with customer-sync; they are read once for the process. */
export async function readBuiltInFiles(): Promise<SourceText[]> {
  builtIn ??= readDirectory(builtInDirectory).then((texts) => texts.map((text) => ({ ...text, builtIn: true })));
  return await builtIn;
}

/**
 * The `*.json` files of MAPPING_DIR, in the order of their names. Hidden files are not ours but some editor's, and one
 * that goes while the directory is read is one that is not there.
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
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const texts = await Promise.all(names.toSorted().map(async (name) => await readSource(directory, name)));
  return texts.filter((text) => text !== null);
}

async function readSource(directory: string, name: string): Promise<SourceText | null> {
  try {
    return { origin: name, text: await readFile(join(directory, name), 'utf8') };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
