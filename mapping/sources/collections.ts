/** Every mapping collection that a sync may name, kept up to date while the worker runs. */
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { SyncWarning } from '../../customer/sync-warning.ts';
import { isError } from '../checks/finding.ts';
import { byName, type KnownCollection, type KnownCollections } from './known-collections.ts';
import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import { readCollections, type OriginReading } from './read-collections.ts';
import { createReader, type CollectionSources } from './read-sources.ts';

/** The collection that is used where none is named; it carries out the table of the integration guide. */
export const builtInCollection = 'OpenAI Add/Update Customer TO iPaaS';

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

/** A file is looked at again after this long; iPaaS.com is asked again after longer, which read-sources.ts decides. */
const defaultLookAgainAfterMs = 2_000;

/**
 * Reads all collections once, and again when they change. One that was changed into something that cannot be used stays
 * as it was, with a warning, so that a slip of the pen in a file stops nobody. An iPaaS.com that is away keeps nobody
 * from starting: a sync that needs one of its collections waits.
 * @throws SyncFailure MappingInvalid with everything that is wrong with the collections there are at the start
 */
export async function openCollections(sources: CollectionSources): Promise<Collections> {
  const { lookAgainAfterMs = defaultLookAgainAfterMs } = sources;
  const read = createReader(sources);
  let state: Known = { collections: new Map(), readings: [], away: null, unread: null };
  let lastTexts = '';
  let lookedAt = 0;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    const { texts, away } = await read();
    state = { ...state, away, unread: null };
    const all = JSON.stringify(texts);
    if (all === lastTexts) return;
    lastTexts = all;
    const readings = readCollections(texts);
    state = { ...state, readings, collections: byName(readings, state.collections) };
  }
  async function lookAgain(): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!(error instanceof SyncFailure)) throw error;
      state = { ...state, unread: error.message };
    } finally {
      lookedAt = Date.now();
      looking = null;
    }
  }

  await look();
  lookedAt = Date.now();
  refuseErrors(state.readings);
  return {
    async find(name) {
      if (looking !== null || Date.now() - lookedAt >= lookAgainAfterMs) await (looking ??= lookAgain());
      return found(state, name ?? builtInCollection);
    },
    readings: () => state.readings,
  };
}

/** What the last look came to. */
interface Known {
  collections: KnownCollections;
  readings: readonly OriginReading[];
  /** Why the collections of iPaaS.com are not among them, where trying again can help. */
  away: SyncFailure | null;
  /** Why the last look saw nothing, so that all of this is from one before; null where it did. */
  unread: string | null;
}

function refuseErrors(readings: readonly OriginReading[]): void {
  const told = errorsOf(readings);
  if (told !== '') throw new SyncFailure('MappingInvalid', `Mapping collections that cannot be used: ${told}`);
}

/** Names the file, so that whoever starts the worker knows what to open. */
function errorsOf(readings: readonly OriginReading[]): string {
  const told = readings.flatMap(({ origin, findings }) =>
    findings
      .filter(isError)
      .map(({ mapping, message }) => `${origin}${mapping === null ? '' : `, mapping ${mapping}`}: ${message}`),
  );
  return told.join(' ');
}

function found(state: Known, name: string): FoundCollection {
  const entry = state.collections.get(name);
  if (entry === undefined) throw unusable(state, name) ?? state.away ?? unknown(state);
  if (!entry.collection.enabled) {
    throw new SyncFailure('MappingInvalid', `The mapping collection "${name}" is not active (is_active is false).`);
  }
  return { collection: entry.collection, warnings: warningsOf(entry, state) };
}

/** It came with its errors after the start, so there is no good version of it. */
function unusable({ readings }: Known, name: string): SyncFailure | null {
  const told = errorsOf(readings.filter((reading) => reading.name === name));
  return told === '' ? null : new SyncFailure('MappingInvalid', `"${name}" cannot be used: ${told}`);
}

function unknown({ collections }: Known): SyncFailure {
  const names = [...collections.keys()].map((key) => `"${key}"`).join(', ');
  return new SyncFailure('MappingInvalid', `There is no mapping collection of that name. Known are ${names}.`);
}

function warningsOf({ collection, outdated }: KnownCollection, { unread }: Known): SyncWarning[] {
  const { name, version } = collection.identity;
  if (outdated !== null) {
    const message = `"${name}" was changed into something that cannot be used (${outdated}). Version ${version} was applied.`;
    return [{ code: 'OlderCollectionUsed', message }];
  }
  if (unread === null) return [];
  return [{ code: 'OlderCollectionUsed', message: `${unread} Version ${version} of "${name}" was applied.` }];
}
