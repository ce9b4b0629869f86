/** Everything the iPaaS.com stand-in keeps, in one place to pass around. */
import { createCustomFieldDefinitions, type CustomFieldDefinitions } from './custom-field-definitions.ts';
import { createCustomers, type Customers } from './customers.ts';
import { createExternalIds, type ExternalIds } from './external-ids.ts';
import { createSessions, type Sessions } from './sessions.ts';

export interface IpaasRecords {
  customers: Customers;
  externalIds: ExternalIds;
  definitions: CustomFieldDefinitions;
  sessions: Sessions;
}

export function createIpaasRecords(): IpaasRecords {
  return {
    customers: createCustomers(),
    externalIds: createExternalIds(),
    definitions: createCustomFieldDefinitions(),
    sessions: createSessions(),
  };
}

export function clearIpaasRecords(records: IpaasRecords): void {
  records.customers.clear();
  records.externalIds.clear();
  records.definitions.clear();
  records.sessions.clear();
}
