import type { MappedCustomer, MappedNull, MappedValue } from '../../customer/mapped-customer.ts';
import type { SourceRecord } from '../../customer/source-record.ts';
import { SyncFailure, type Problem } from '../../customer/sync-failure.ts';
import { applyFilters } from './apply-filters.ts';
import { applyMapping } from './apply-mapping.ts';
import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import { runOnRecord, type MappingContext, type RunFormula } from './run-on-record.ts';

export interface AppliedCollection {
  customer: MappedCustomer;
  /** Why the mapping filter passed the record over; null where it did not. Then nothing is mapped. */
  passedOver: string | null;
}

/**
 * Applies a mapping collection to a source record. Pure: the same record, collection and context give the same customer.
 * @throws SyncFailure RefusedByErrorFilter; FormulaFailed or InvalidFieldValue with all problems of the record at once
 */
export function applyCollection(
  source: SourceRecord,
  collection: PreparedCollection,
  { syncTime, systemId }: MappingContext,
): AppliedCollection {
  const run = runOnRecord(source, { syncTime, systemId });
  const passedOver = applyFilters(collection, run);
  const mapped = passedOver === null ? mapAll(source, collection, run) : { values: [], nulls: [] };
  const { identity: mapping, writePolicy } = collection;
  return { customer: { mapping, ...mapped, writePolicy }, passedOver };
}

function mapAll(source: SourceRecord, collection: PreparedCollection, run: RunFormula) {
  const values: MappedValue[] = [];
  const nulls: MappedNull[] = [];
  const problems: Problem[] = [];
  for (const mapping of collection.mappings) {
    const result = applyMapping(source, mapping, run);
    if (result.kind === 'value') values.push(result.value);
    else if (result.kind === 'null') nulls.push(result.null);
    else if (result.kind === 'problem') problems.push(result.problem);
  }
  if (problems.length > 0) throw failureOf(collection, problems);
  return { values, nulls };
}

function failureOf({ identity }: PreparedCollection, problems: Problem[]): SyncFailure {
  const code = problems.some((problem) => problem.code === 'FormulaFailed') ? 'FormulaFailed' : 'InvalidFieldValue';
  const told = problems.map(({ message }) => message).join(' ');
  const message = code === 'FormulaFailed' ? `Mapping collection "${identity.name}": ${told}` : told;
  return new SyncFailure(code, message, { problems, mapping: identity });
}
