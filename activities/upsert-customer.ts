import type { IpaasConnector } from '../connectors/ipaas/connector.ts';
import type { MappedCustomer } from '../customer/mapped-customer.ts';
import { runStep } from './run-step.ts';

export interface UpsertCustomerInput {
  customer: MappedCustomer;
  trackingGuid: string;
  dryRun: boolean;
}

/** Steps 5 and 6: exactly one customer written to iPaaS.com, custom fields and external-id link included. */
export function createUpsertCustomer(ipaas: IpaasConnector) {
  return async function upsertCustomer(input: UpsertCustomerInput) {
    const { customer, trackingGuid, dryRun } = input;
    return await runStep(async (signal) => await ipaas.upsertCustomer(customer, { trackingGuid, dryRun, signal }));
  };
}
