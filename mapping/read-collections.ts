/** From the texts of files and of iPaaS.com to collections, with everything that is wrong with them. */
import type { Finding } from './checks/finding.ts';
import { prepareCollection, type CollectionReading } from './prepare-collection.ts';
import { readTranslationTable, type TranslationTable } from './translation-collection.ts';

export interface SourceText {
  /** Where it came from, for people: the name of a file, or `iPaaS.com, id 4711`. */
  origin: string;
  /** JSON of a mapping collection or, from a file, of a translation collection. */
  text: string;
}

export interface OriginReading extends CollectionReading {
  origin: string;
}

/** Reads every text by itself: one that cannot be used takes nothing from the others. */
export function readCollections(texts: readonly SourceText[]): OriginReading[] {
  const parsed = texts.map(({ origin, text }) => ({ origin, json: parseJson(text) }));
  const tables: TranslationTable[] = [];
  const broken: OriginReading[] = [];
  for (const { origin, json } of parsed) {
    if (json === undefined) broken.push(unreadable(origin, `${origin} is not valid JSON.`));
    if (!isTranslation(json)) continue;
    const table = readTranslationTable(json);
    if (typeof table === 'string') broken.push(unreadable(origin, `${origin} is no translation collection: ${table}.`));
    else tables.push(table);
  }
  const collections = parsed
    .filter(({ json }) => json !== undefined && !isTranslation(json))
    .map(({ origin, json }) => ({ origin, ...prepareCollection(json, origin, tables) }));
  return [...broken, ...collections];
}

/** Told apart by what they hold. */
function isTranslation(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'translations' in json && !('mappings' in json);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(origin: string, message: string): OriginReading {
  const finding: Finding = {
    severity: 'error',
    code: 'NotACollection',
    collection: origin,
    mapping: null,
    field: null,
    message,
    resolution: 'Correct the file; docs/mapping.md shows the shape of both kinds.',
  };
  return { origin, name: origin, collection: null, findings: [finding] };
}
