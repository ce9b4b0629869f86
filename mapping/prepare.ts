import { createHash } from 'node:crypto';
import { customerFields, type FieldKind, type MappingIdentity } from '../customer/mapped-customer.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { Collection, Mapping } from './collection-schema.ts';
import { parseFormula, type Formula } from './formula.ts';

/** What a mapping reads: a source field, a literal, or a formula that was parsed once. */
export type PreparedSource =
  { type: 'field'; name: string } | { type: 'static'; text: string } | { type: 'formula'; formula: Formula };

export interface PreparedMapping {
  field: string;
  kind: FieldKind;
  source: PreparedSource;
  defaultValue: string | null;
}

/** A mapping collection that was checked and parsed, ready to be applied to any number of records. */
export interface PreparedCollection {
  identity: MappingIdentity;
  mappings: PreparedMapping[];
}

const customerType = 8;
const towardsIpaas = 1;
const addAndUpdate = new Set(['ADD_AND_UPDATE', '3', 3]);
const filtersThatPassAll = new Set(['', 'return true;', 'true']);

/**
 * Checks a collection and parses its formulas.
 * @throws SyncFailure MappingInvalid, naming collection and mapping
 */
export function prepareCollection(collection: Collection): PreparedCollection {
  const refuse = (message: string): never => {
    throw new SyncFailure('MappingInvalid', `Mapping collection "${collection.name}": ${message}`);
  };
  if (collection.collection_type_id !== customerType) refuse('it is not a collection of type Customer (8).');
  if (collection.direction_id !== towardsIpaas) refuse('its direction is not TO iPaaS.com (1).');
  if (!addAndUpdate.has(collection.sync_type)) refuse('its sync type must be ADD_AND_UPDATE.');
  if (!filtersThatPassAll.has(collection.filter?.trim() ?? '')) refuse('mapping filters are not supported yet.');
  if ((collection.error_filter?.trim() ?? '') !== '') refuse('error filters are not supported yet.');

  const ordered = collection.mappings.toSorted((a, b) => (a.sequence_number ?? 0) - (b.sequence_number ?? 0));
  const mappings = ordered.map((mapping) => prepareMapping(mapping, refuse));
  const twice = mappings.find((one, index) => mappings.findIndex((other) => sameDestination(one, other)) !== index);
  if (twice !== undefined) refuse(`two mappings fill ${twice.field}.`);
  return { identity: { name: collection.name, version: versionOf(collection) }, mappings };
}

function prepareMapping(mapping: Mapping, refuse: (message: string) => never): PreparedMapping {
  const destination = mapping.destination_field;
  const source = prepareSource(mapping, (message) => refuse(`mapping ${mapping.id} (${destination}): ${message}`));
  const defaultValue = mapping.default_value ?? null;

  if (mapping.destination_table === 'Customer Custom Field') {
    return { field: destination, kind: 'customField', source, defaultValue };
  }
  const field = customerFields.find((known) => known === destination);
  if (mapping.destination_table !== 'Customer' || field === undefined) {
    return refuse(`mapping ${mapping.id}: ${mapping.destination_table}.${destination} is not a customer field.`);
  }
  return { field, kind: 'field', source, defaultValue };
}

function prepareSource(mapping: Mapping, refuse: (message: string) => never): PreparedSource {
  const value = mapping.source_value;
  if (value === null || value.trim() === '') return refuse('it has no source value.');
  switch (mapping.mapping_type_name) {
    case 'Field':
      return { type: 'field', name: value };
    case 'Static':
      return { type: 'static', text: value };
    case 'Dynamic Formula':
      return { type: 'formula', formula: parseNamed(value, refuse) };
    case 'Lookup Translation':
      return refuse('lookup translations are not supported yet.');
  }
}

function parseNamed(formula: string, refuse: (message: string) => never): Formula {
  try {
    return parseFormula(formula);
  } catch (error) {
    if (error instanceof SyncFailure) return refuse(error.message);
    throw error;
  }
}

function sameDestination(one: PreparedMapping, other: PreparedMapping): boolean {
  return one.kind === other.kind && one.field === other.field;
}

/** Twelve hexadecimal digits of the SHA-256 of what the collection does; reformatting the file does not change it. */
function versionOf(collection: Collection): string {
  return createHash('sha256').update(JSON.stringify(collection)).digest('hex').slice(0, 12);
}
