import { applyCollection } from '../mapping/apply.ts';
import { findCollection, type Collections } from '../mapping/load-collections.ts';
import type { SourceRecord } from '../customer/source-record.ts';
import { runStep } from './run-step.ts';

export interface MapCustomerInput {
  source: SourceRecord;
  /** Name of the mapping collection; null for the built-in one. */
  collection: string | null;
  /** The sync's own time, ISO 8601: what CurrentDateTimeOffset() answers. */
  syncTime: string;
}

/** Step 4: applies the mapping collection to the source record. */
export function createMapCustomer(collections: Collections) {
  return async function mapCustomer(input: MapCustomerInput) {
    return await runStep(() =>
      applyCollection(input.source, findCollection(collections, input.collection), new Date(input.syncTime)),
    );
  };
}
