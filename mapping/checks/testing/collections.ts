/** Collections and a look at iPaaS.com, as tests of the checks need them. */
import type { OriginReading } from '../../sources/read-collections.ts';
import { prepareCollection } from '../../prepare/prepare-collection.ts';
import type { PreparedCollection } from '../../prepare/prepared-collection.ts';
import type { IpaasView, ListedCollection } from '../ipaas-view.ts';

const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'];

export function field(name: string, source = name) {
  return mapping(`f-${name}`, 'Field', source, 'Customer', name);
}

export function customField(name: string, formula = 'return FirstName;') {
  return mapping(`c-${name}`, 'Dynamic Formula', formula, 'Customer Custom Field', name);
}

function mapping(id: string, mapping_type_name: string, source_value: string, table: string, destination: string) {
  return { id, mapping_type_name, source_value, destination_table: table, destination_field: destination };
}

/** A collection in iPaaS.com's JSON: the required fields, and what is given over it. */
export function collectionJson(name: string, given: object = {}): object {
  const kind = { collection_type_id: 8, direction_id: 1, sync_type: 'ADD_AND_UPDATE' };
  return { name, ...kind, mappings: required.map((one) => field(one)), ...given };
}

export function reading(name: string, given: object = {}, origin = `${name}.json`): OriginReading {
  return { origin, ...prepareCollection(collectionJson(name, given), origin, []) };
}

export function prepared(name: string, given: object = {}): PreparedCollection {
  const { collection, findings } = reading(name, given);
  if (collection === null) throw new Error(JSON.stringify(findings));
  return collection;
}

export function listed(id: number, given: Partial<ListedCollection> = {}): ListedCollection {
  const kind = { name: `Remote ${id}`, collectionTypeId: 8, directionId: 1 };
  return { id, ...kind, systemId: 20_002, enabled: true, ...given };
}

/** Our own subscription. */
export const ourSystemId = 10_001;

/** An iPaaS.com with nothing in it, but what is given. */
export function viewWith(given: Partial<IpaasView> = {}): IpaasView {
  return {
    systemId: ourSystemId,
    canCreateCustomFields: true,
    planCustomFields: (wanted) =>
      Promise.resolve(wanted.map(({ name }) => ({ name, wanted: 'string', existing: 'string', action: 'exists' }))),
    listCollections: () => Promise.resolve([]),
    fetchCollection: (id) => Promise.resolve(collectionJson(`Remote ${id}`)),
    ...given,
  };
}
