/** The two filters of a collection, before any mapping (reference: ipaas-api.md, section 6.5). */
import { SyncFailure } from '../../customer/sync-failure.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { ThrownByFormula } from '../formula/thrown-by-formula.ts';
import { typeOf, type Value } from '../formula/values.ts';
import { describeFormulaFailure } from './formula-failure.ts';
import type { PreparedCollection, PreparedFormula } from '../prepare/prepared-collection.ts';
import type { RunFormula } from './run-on-record.ts';

/**
 * @returns why the record is passed over, in a sentence; null where it goes on
 * @throws SyncFailure FormulaFailed, RefusedByErrorFilter
 */
export function applyFilters(collection: PreparedCollection, run: RunFormula): string | null {
  const { identity, filter, errorFilter } = collection;
  if (filter !== null && !passes(collection, filter, run)) {
    return `The mapping filter of the collection "${identity.name}" passes this record over. Nothing was written.`;
  }
  if (errorFilter !== null) refuseByErrorFilter(collection, errorFilter, run);
  return null;
}

function passes(collection: PreparedCollection, filter: PreparedFormula, run: RunFormula): boolean {
  const value = runFilter(collection, 'the mapping filter', filter, run);
  if (typeof value === 'boolean') return value;
  throw failed(collection, `the mapping filter returned ${typeOf(value)}, not true or false.`);
}

/** True, or a text, refuses. A text is shown where it stands in the formula; any other may be made of customer data. */
function refuseByErrorFilter(collection: PreparedCollection, filter: PreparedFormula, run: RunFormula): void {
  const value = runErrorFilter(collection, filter, run);
  if (value === null || value === false || value === '') return;
  if (value !== true && typeof value !== 'string') {
    throw failed(collection, `the error filter returned ${typeOf(value)}, not true, false or a text.`);
  }
  const { identity } = collection;
  const reason = typeof value === 'string' && filter.literals.has(value) ? ` ${value}` : '';
  const message = `The error filter of the collection "${identity.name}" refuses this record.${reason}`;
  throw new SyncFailure('RefusedByErrorFilter', message, { mapping: identity });
}

/** An exception that the filter throws is its way to say no. */
function runErrorFilter(collection: PreparedCollection, filter: PreparedFormula, run: RunFormula): Value {
  try {
    return run.value(filter);
  } catch (error) {
    if (error instanceof ThrownByFormula) return error.text === '' ? true : error.text;
    throw asFailure(collection, 'the error filter', filter, run, error);
  }
}

function runFilter(collection: PreparedCollection, what: string, filter: PreparedFormula, run: RunFormula): Value {
  try {
    return run.value(filter);
  } catch (error) {
    throw asFailure(collection, what, filter, run, error);
  }
}

function asFailure(
  collection: PreparedCollection,
  what: string,
  filter: PreparedFormula,
  run: RunFormula,
  error: unknown,
): unknown {
  if (!(error instanceof FormulaError)) return error;
  return failed(collection, describeFormulaFailure(what, filter, error, run.scope));
}

function failed({ identity }: PreparedCollection, what: string): SyncFailure {
  return new SyncFailure('FormulaFailed', `Mapping collection "${identity.name}": ${what}`, { mapping: identity });
}
