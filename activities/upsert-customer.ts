import { activityInfo } from '@temporalio/activity';
import type { IpaasConnector } from '../connectors/ipaas/connector.ts';
import type { UpsertCustomerInput } from '../customer/flow/steps.ts';
import type { CustomerLeases } from '../sync-log/customer-leases.ts';
import { runStep } from './run-step.ts';
import { upsertInTurn } from './upsert-in-turn.ts';

/** Steps 5 and 6: exactly one customer written to iPaaS.com, custom fields and external-id link included. */
export function createUpsertCustomer(ipaas: IpaasConnector, leases: CustomerLeases) {
  return async function upsertCustomer(input: UpsertCustomerInput) {
    return await runStep(async (signal) => {
      const syncId = input.bulkRecord ?? activityInfo().workflowExecution?.runId ?? input.trackingGuid;
      return await upsertInTurn(ipaas, leases, input, { syncId, signal });
    });
  };
}
