/** From the texts of files and of iPaaS.com to collections, with everything that is wrong with them. */
import { checkNames } from '../checks/duplicate-names.ts';
import type { Finding } from '../checks/finding.ts';
import { prepareCollection, type CollectionReading } from '../prepare/prepare-collection.ts';
import { readTranslationTable, type TranslationTable } from '../prepare/translation-collection.ts';

export interface SourceText {
  /** Where it came from, for people: the name of a file, or `iPaaS.com, id 4711`. */
  origin: string;
  /** JSON of a mapping collection or, from a file, of a translation collection. */
  text: string;
  /** True for what comes with customer-sync: a collection from elsewhere may take over its name. */
  builtIn?: boolean;
}

export interface OriginReading extends CollectionReading {
  origin: string;
}

/**
 * Reads every text by itself: one that cannot be used takes nothing from the others. But two of one name take it from
 * each other.
 * @returns in the order of the texts, without the translation collections that can be used
 */
export function readCollections(texts: readonly SourceText[]): OriginReading[] {
  const parsed = refuseDoubleTables(texts.map(parseSource));
  const tables = parsed.flatMap(({ table }) => (table === null || typeof table === 'string' ? [] : [table]));
  const readings = parsed.flatMap((source) => {
    const reading = readParsed(source, tables);
    return reading === null ? [] : [{ reading, mayBeReplaced: source.builtIn === true }];
  });
  const twice = checkNames(readings.flatMap(({ reading, mayBeReplaced }) => (mayBeReplaced ? [] : [reading])));
  return readings.map(({ reading, mayBeReplaced }) => {
    const finding = mayBeReplaced ? undefined : twice.get(reading.name);
    return finding === undefined ? reading : { ...reading, collection: null, findings: [finding, ...reading.findings] };
  });
}

interface ParsedSource extends SourceText {
  /** Undefined where the text is no JSON. */
  json: unknown;
  /** A sentence where it is a translation collection that cannot be used; null where it is none. */
  table: TranslationTable | string | null;
}

function parseSource(source: SourceText): ParsedSource {
  const json = parseJson(source.text);
  return { ...source, json, table: isTranslation(json) ? readTranslationTable(json) : null };
}

/** A mapping could mean either of two tables of one name or id: the later one is refused. */
function refuseDoubleTables(sources: readonly ParsedSource[]): ParsedSource[] {
  const known: TranslationTable[] = [];
  return sources.map((source) => {
    const { table } = source;
    if (table === null || typeof table === 'string') return source;
    const isDouble = known.some(({ id, name }) => name === table.name || (id !== null && id === table.id));
    known.push(table);
    return isDouble ? { ...source, table: `there is another one of its name or id ("${table.name}")` } : source;
  });
}

/** Null for a translation collection that can be used: others refer to it, syncs do not. */
function readParsed({ origin, json, table }: ParsedSource, tables: readonly TranslationTable[]): OriginReading | null {
  if (json === undefined) return unreadable(origin, `${origin} is not valid JSON.`);
  if (table === null) return { origin, ...prepareCollection(json, origin, tables) };
  return typeof table === 'string' ? unreadable(origin, `${origin} is no translation collection: ${table}.`) : null;
}

/** Told apart by what they hold. */
function isTranslation(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'translations' in json && !('mappings' in json);
}

/** Editors on Windows, and .NET, put a byte order mark before the text, which is none of the JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
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
