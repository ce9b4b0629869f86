/** Two collections that write the same customers: the later write overwrites the earlier (integration guide). */
import type { CustomerWriter } from './customer-writer.ts';
import type { Finding } from './finding.ts';

/**
 * The fields that both fill; none where they keep out of each other's way: where each chooses its records by a mapping
 * filter, or one only adds and the other only updates.
 */
export function fieldsInConflict(one: CustomerWriter, other: CustomerWriter): string[] {
  if (one.isFiltered && other.isFiltered) return [];
  const isSameWrite = (one.adds && other.adds) || (one.updates && other.updates);
  return isSameWrite ? [...one.fills].filter((field) => other.fills.has(field)) : [];
}

/**
 * @param ways how the two can be told apart, beside filters and sync types
 * @returns a finding about `one`, or none
 */
export function conflictFindings(one: CustomerWriter, other: CustomerWriter, ways: readonly string[]): Finding[] {
  const fields = fieldsInConflict(one, other);
  if (fields.length === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'ConflictingCollection',
      collection: one.name,
      mapping: null,
      field: null,
      message: `"${other.name}" (${other.place}) fills the same fields of a customer: ${listed(fields)}. Whichever runs last overwrites the other.`,
      resolution: `Do one of these: ${[...ways, ...commonWays].join('; ')}.`,
    },
  ];
}

const commonWays = [
  'give both a mapping filter, each for customers of its own',
  'set sync_type to ADD in one and to UPDATE in the other',
];

function listed(fields: readonly string[]): string {
  const last = fields.at(-1) ?? '';
  return fields.length < 2 ? last : `${fields.slice(0, -1).join(', ')} and ${last}`;
}
