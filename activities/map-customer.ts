import type { MappingReport } from '../customer/mapped-customer.ts';
import type { SourceRecord } from '../customer/source-record.ts';
import { applyCollection } from '../mapping/apply/apply-collection.ts';
import type { Collections } from '../mapping/sources/collections.ts';
import { runStep } from './run-step.ts';

export interface MapCustomerInput {
  source: SourceRecord;
  /** Name of the mapping collection; null for the built-in one. */
  collection: string | null;
  /** The sync's own time, ISO 8601: what CurrentDateTimeOffset() answers. */
  syncTime: string;
}

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
