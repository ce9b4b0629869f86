/** Everything the iPaaS.com stand-in keeps, in one place to pass around. */
import { createCustomFieldDefinitions, type CustomFieldDefinitions } from './custom-field-definitions.ts';
import { createCustomers, type Customers } from './customers.ts';
import { createExternalIds, type ExternalIds } from './external-ids.ts';
import { createMappingCollections, type MappingCollections } from './mapping-collections.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSwitches, type SomeSwitches, type Switches } from './switches.ts';

export interface IpaasRecords {
  customers: Customers;
  externalIds: ExternalIds;
  definitions: CustomFieldDefinitions;
  /** No call of the API changes them. */
  mappingCollections: MappingCollections;
  sessions: Sessions;
  switches: Switches;
}

export function createIpaasRecords(switches: SomeSwitches): IpaasRecords {
  return {
    customers: createCustomers(),
    externalIds: createExternalIds(),
    definitions: createCustomFieldDefinitions(),
    mappingCollections: createMappingCollections(),
    sessions: createSessions(),
    switches: createSwitches(switches),
  };
}

/** Empties the records; the switches go back to their values at the start. */
export function clearIpaasRecords(records: IpaasRecords): void {
  records.customers.clear();
  records.externalIds.clear();
  records.definitions.clear();
  records.mappingCollections.clear();
  records.sessions.clear();
  records.switches.reset();
}

/** Remembers the records; the function that is returned brings them back. Ids given in between are not given again. */
export function saveIpaasRecords({ customers, externalIds, definitions, sessions }: IpaasRecords): () => void {
  const restore = [customers.save(), externalIds.save(), definitions.save(), sessions.save()];
  return () => {
    for (const one of restore) one();
  };
}
