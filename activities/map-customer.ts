import type { MapCustomerInput } from '../customer/flow/steps.ts';
import type { Collections } from '../mapping/sources/collections.ts';
import { mapRecord } from './direct-steps.ts';
import { runStep } from './run-step.ts';

/**
 * Step 4: applies the mapping collection to the source record.
 * @param systemId the id of our subscription in iPaaS.com, which formulas may read
 */
export function createMapCustomer(collections: Collections, systemId: number) {
  return async function mapCustomer(input: MapCustomerInput) {
    return await runStep(async () => await mapRecord({ collections, systemId }, input));
  };
}
