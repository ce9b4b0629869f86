import type { MapCustomerInput } from '../customer/flow/steps.ts';
import type { MappingReport } from '../customer/mapped-customer.ts';
import { applyCollection } from '../mapping/apply/apply-collection.ts';
import type { Collections } from '../mapping/sources/collections.ts';
import { runStep } from './run-step.ts';

/**
 * Step 4: applies the mapping collection to the source record, whole in one version of it, whoever changes the collection
 * meanwhile.
 * @param systemId the id of our subscription in iPaaS.com, which formulas may read
 */
export function createMapCustomer(collections: Collections, systemId: number) {
  return async function mapCustomer(input: MapCustomerInput) {
    return await runStep(async (): Promise<MappingReport> => {
      const { collection, warnings } = await collections.find(input.collection);
      const context = { syncTime: new Date(input.syncTime), systemId };
      return { ...applyCollection(input.source, collection, context), warnings };
    });
  };
}
