/** A directory for MAPPING_DIR with variants of the built-in mapping collection. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const builtIn = new URL('../../mapping/collections/openai-add-update-customer-to-ipaas.json', import.meta.url);
const collectionSchema = z.looseObject({ mappings: z.array(z.looseObject({ id: z.string() })) });

/** What a variant has instead of the built-in collection's own, in the collection's JSON. */
export interface Variant {
  filter?: string;
  error_filter?: string;
  sync_type?: string;
  /** Mappings beside the built-in ones. */
  more?: object[];
}

export interface CollectionFolder {
  path: string;
  remove(): Promise<void>;
}

/** @param variants by the name of the collection */
export async function collectionFolder(variants: Readonly<Record<string, Variant>>): Promise<CollectionFolder> {
  const path = await mkdtemp(join(tmpdir(), 'customer-sync-mappings-'));
  const { mappings, ...collection } = collectionSchema.parse(JSON.parse(await readFile(builtIn, 'utf8')));
  for (const [name, { more = [], ...own }] of Object.entries(variants)) {
    const variant = { ...collection, ...own, name, mappings: [...mappings, ...more] };
    await writeFile(join(path, `${name.toLowerCase().replaceAll(' ', '-')}.json`), JSON.stringify(variant));
  }
  return { path, remove: async () => await rm(path, { recursive: true, force: true }) };
}
