import { SyncFailure } from '../customer/sync-failure.ts';
import { isError } from '../mapping/checks/finding.ts';
import { builtInCollection } from '../mapping/sources/collections.ts';
import type { PreparedCollection } from '../mapping/prepare/prepared-collection.ts';
import type { OriginReading } from '../mapping/sources/read-collections.ts';

export interface Choice {
  /** As `loadCollections` was given it. */
  file: string | null;
  /** Comes before the file; without both it is the built-in one. */
  name: string | null;
}

/**
 * The one collection that a command is about.
 * @throws SyncFailure MappingInvalid where there is no such collection, or none that can be used
 */
export function chooseCollection(readings: readonly OriginReading[], { file, name }: Choice): PreparedCollection {
  const wanted = name ?? (file === null ? builtInCollection : null);
  const isChosen = (reading: OriginReading): boolean =>
    wanted === null ? reading.origin === file : reading.name === wanted;
  const chosen = readings.findLast(isChosen);
  if (chosen === undefined) throw unknown(readings, wanted, file);
  if (chosen.collection === null) throw unusable(chosen);
  return chosen.collection;
}

function unknown(readings: readonly OriginReading[], name: string | null, file: string | null): SyncFailure {
  if (name === null) return new SyncFailure('MappingInvalid', `${file} holds no mapping collection.`);
  const names = [...new Set(readings.map((reading) => `"${reading.name}"`))].join(', ');
  return new SyncFailure('MappingInvalid', `There is no mapping collection "${name}". Known are ${names}.`);
}

function unusable({ name, findings }: OriginReading): SyncFailure {
  const told = findings.filter(({ code }) => code === 'NotChecked').concat(findings.filter(isError));
  const problems = told.map(({ mapping, message }) => `${mapping === null ? '' : `mapping ${mapping}: `}${message}`);
  return new SyncFailure('MappingInvalid', `"${name}" cannot be used: ${problems.join(' ')}`);
}
