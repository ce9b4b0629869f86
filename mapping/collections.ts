/** Every mapping collection that a sync may name, kept up to date while the worker runs. */
import { SyncFailure } from '../customer/sync-failure.ts';
import type { SyncWarning } from '../customer/sync-warning.ts';
import { isError } from './checks/finding.ts';
import { readBuiltInFiles, readOwnFiles } from './collection-files.ts';
import { byName, type KnownCollection, type KnownCollections } from './known-collections.ts';
import type { PreparedCollection } from './prepared-collection.ts';
import { readCollections, type OriginReading, type SourceText } from './read-collections.ts';

/** The collection that is used where none is named; it carries out the table of the integration guide. */
export const builtInCollection = 'OpenAI Add/Update Customer TO iPaaS';

/** Collections that iPaaS.com itself holds. */
export interface RemoteCollections {
  ids: readonly number[];
  /** @throws SyncFailure */
  fetch(id: number, signal: AbortSignal): Promise<unknown>;
}

export interface CollectionSources {
  /** MAPPING_DIR; null for none. */
  directory: string | null;
  remote: RemoteCollections | null;
}

export interface FoundCollection {
  collection: PreparedCollection;
  /** Set where a newer version of it cannot be used. */
  warnings: SyncWarning[];
}

export interface Collections {
  /**
   * The collection of a name; null names the built-in one. Looks for changes first, at most every few seconds.
   * @throws SyncFailure MappingInvalid where there is none that can be used, naming those that exist; what else keeps
   *   the collections of iPaaS.com from being read
   */
  find(name: string | null): Promise<FoundCollection>;
  /** Everything that is there now, with what is wrong with it. */
  readings(): readonly OriginReading[];
}

/** A file is looked at again after this long, iPaaS.com is asked again after that. */
const filesForMs = 2_000;
const remoteForMs = 60_000;
/** Below what the map step may take. */
const remoteTimeoutMs = 4_000;

/**
 * Reads all collections once, and again when they change. One that was changed into something that cannot be used stays
 * as it was, with a warning, so that a slip of the pen in a file stops nobody. An iPaaS.com that is away keeps nobody
 * from starting: a sync that needs one of its collections waits.
 * @throws SyncFailure MappingInvalid with everything that is wrong with the collections there are at the start
 */
export async function openCollections(sources: CollectionSources): Promise<Collections> {
  const read = createReader(sources);
  let known: KnownCollections = new Map();
  let readings: readonly OriginReading[] = [];
  let away: SyncFailure | null = null;
  let lastTexts = '';
  let lookedAt = 0;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    const { texts, ...rest } = await read();
    away = rest.away;
    lookedAt = Date.now();
    const all = JSON.stringify(texts);
    if (all === lastTexts) return;
    lastTexts = all;
    readings = readCollections(texts);
    known = byName(readings, known);
  }
  async function refresh(): Promise<void> {
    if (Date.now() - lookedAt < filesForMs) return;
    looking ??= look().finally(() => (looking = null));
    await looking;
  }

  await look();
  refuseErrors(readings);
  return {
    async find(name) {
      await refresh();
      return found(known, name ?? builtInCollection, away);
    },
    readings: () => readings,
  };
}

interface Read {
  texts: SourceText[];
  /** Why the collections of iPaaS.com are not among them, where trying again can help. */
  away: SyncFailure | null;
}

/** Reads the texts of all sources; those of iPaaS.com are kept for a minute, and beyond that while it is away. */
function createReader({ directory, remote }: CollectionSources): () => Promise<Read> {
  const builtIn = readBuiltInFiles();
  let kept: SourceText[] | null = remote === null || remote.ids.length === 0 ? [] : null;
  let fetchedAt = kept === null ? 0 : Number.POSITIVE_INFINITY;
  const readRemote = async (): Promise<Read> => {
    if (remote === null || (kept !== null && Date.now() - fetchedAt < remoteForMs))
      return { texts: kept ?? [], away: null };
    try {
      kept = await fetchAll(remote);
      fetchedAt = Date.now();
      return { texts: kept, away: null };
    } catch (error) {
      if (kept !== null) return { texts: kept, away: null };
      if (error instanceof SyncFailure && error.retryable) return { texts: [], away: error };
      throw error;
    }
  };
  return async () => {
    const own = directory === null ? [] : await readOwnFiles(directory);
    const { texts, away } = await readRemote();
    return { texts: [...(await builtIn), ...own, ...texts], away };
  };
}

async function fetchAll({ ids, fetch }: RemoteCollections): Promise<SourceText[]> {
  const signal = AbortSignal.timeout(remoteTimeoutMs);
  return await Promise.all(
    ids.map(async (id) => ({ origin: `iPaaS.com, id ${id}`, text: JSON.stringify(await fetch(id, signal)) })),
  );
}

/** Names the file, so that whoever starts the worker knows what to open. */
function refuseErrors(readings: readonly OriginReading[]): void {
  const told = readings.flatMap(({ origin, findings }) =>
    findings
      .filter(isError)
      .map(({ mapping, message }) => `${origin}${mapping === null ? '' : `, mapping ${mapping}`}: ${message}`),
  );
  if (told.length === 0) return;
  throw new SyncFailure('MappingInvalid', `Mapping collections that cannot be used: ${told.join(' ')}`);
}

function found(known: KnownCollections, name: string, away: SyncFailure | null): FoundCollection {
  const entry = known.get(name);
  if (entry === undefined) throw away ?? unknown(known);
  if (!entry.collection.enabled) {
    throw new SyncFailure('MappingInvalid', `The mapping collection "${name}" is not active (is_active is false).`);
  }
  return { collection: entry.collection, warnings: warningsOf(entry) };
}

function unknown(known: KnownCollections): SyncFailure {
  const names = [...known.keys()].map((key) => `"${key}"`).join(', ');
  return new SyncFailure('MappingInvalid', `There is no mapping collection of that name. Known are ${names}.`);
}

function warningsOf({ collection, outdated }: KnownCollection): SyncWarning[] {
  if (outdated === null) return [];
  const { name, version } = collection.identity;
  const message = `"${name}" was changed into something that cannot be used (${outdated}). Version ${version} was applied.`;
  return [{ code: 'OlderCollectionUsed', message }];
}
