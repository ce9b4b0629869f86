import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import type { OriginReading } from './read-collections.ts';

export interface KnownCollection {
  collection: PreparedCollection;
  /** What keeps its newer version from being used; null where this is the newest. */
  outdated: string | null;
}

export type KnownCollections = ReadonlyMap<string, KnownCollection>;

/**
 * The collections by name. A later one takes the place of an earlier one of the same name, so that a file can replace the
 * built-in one.
 * @param before what was known until now: a collection that cannot be read any more keeps its last good version
 */
export function byName(readings: readonly OriginReading[], before: KnownCollections): KnownCollections {
  const known = new Map<string, KnownCollection>();
  for (const { origin, collection, findings } of readings) {
    if (collection !== null) {
      known.set(collection.identity.name, { collection, outdated: null });
      continue;
    }
    const last = [...before.values()].find((entry) => entry.collection.origin === origin);
    const reason = findings.find(({ severity }) => severity === 'error')?.message ?? 'unknown reason';
    if (last !== undefined) known.set(last.collection.identity.name, { ...last, outdated: reason });
  }
  return known;
}
