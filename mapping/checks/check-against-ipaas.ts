/** The checks for which a collection alone is not enough: its neighbours, and what iPaaS.com holds. */
import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import type { OriginReading } from '../sources/read-collections.ts';
import { checkCustomFields } from './custom-field-findings.ts';
import type { Finding } from './finding.ts';
import { checkIpaasConflicts } from './ipaas-conflicts.ts';
import type { IpaasView } from './ipaas-view.ts';
import { checkLoadedConflicts } from './loaded-conflicts.ts';

export interface CheckOptions {
  /** Ids of the collections that were loaded from iPaaS.com. */
  loadedIds: readonly number[];
  /** Ends the looking; what was not looked at by then is told as not checked. */
  signal: AbortSignal;
}

/**
 * Findings beside those that were made while the collections were read. An iPaaS.com that does not answer makes notes, no
 * failure.
 * @param view null to compare the loaded collections with each other only
 */
export async function checkAgainstIpaas(
  readings: readonly OriginReading[],
  view: IpaasView | null,
  options: CheckOptions,
): Promise<Finding[]> {
  const collections = inUse(readings);
  const conflicts = checkLoadedConflicts(collections);
  if (view === null) return conflicts;
  const [customFields, ipaasConflicts] = await Promise.all([
    checkCustomFields(collections, view, options.signal),
    checkIpaasConflicts(collections, view, options),
  ]);
  return [...customFields, ...conflicts, ...ipaasConflicts];
}

/** Those that a sync can use: of one name the last, and none that is not active. */
export function inUse(readings: readonly OriginReading[]): PreparedCollection[] {
  const collections = readings.flatMap(({ collection }) => collection ?? []);
  const last = new Map(collections.map((collection) => [collection.identity.name, collection]));
  return collections.filter((collection) => collection.enabled && last.get(collection.identity.name) === collection);
}
