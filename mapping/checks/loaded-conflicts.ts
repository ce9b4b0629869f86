import { builtInCollection } from '../sources/collections.ts';
import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import { conflictFindings } from './conflict.ts';
import { writerOf, type CustomerWriter } from './customer-writer.ts';
import type { Finding } from './finding.ts';

/**
 * Conflicts among the collections that are loaded. A sync uses one of them alone, but syncs that name none use the
 * built-in one, whatever else there is: an own collection of another name does not replace it. Each conflict is told of
 * the collection that was loaded later.
 * @param collections those in use, in the order in which they were loaded
 */
export function checkLoadedConflicts(collections: readonly PreparedCollection[]): Finding[] {
  const writers = collections.map(writerOf);
  return writers.flatMap((writer, index) =>
    writers.slice(0, index).flatMap((earlier) => conflictFindings(writer, earlier, waysOut(writer, earlier))),
  );
}

function waysOut(one: CustomerWriter, other: CustomerWriter): string[] {
  if (other.name !== builtInCollection && one.name !== builtInCollection) {
    return ['take one of them out of use by "is_active": false'];
  }
  const own = one.name === builtInCollection ? other : one;
  return [
    `name "${own.name}" as the built-in one, "${builtInCollection}", so that it takes its place`,
    `put a copy of "${builtInCollection}" with "is_active": false into MAPPING_DIR`,
  ];
}
