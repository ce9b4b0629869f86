/**
 * The steps 2 to 6 of a sync as the flow calls them. A workflow gives its activities, the fast lane of a bulk the same
 * functions without Temporal in between.
 */
import type { HeldValue } from '../dry-run-preview.ts';
import type { MappedCustomer, MappingReport } from '../mapped-customer.ts';
import type { SourceRecord } from '../source-record.ts';
import type { FieldChange, Outcome, Trigger } from '../sync-result.ts';
import type { SyncWarning } from '../sync-warning.ts';
import type { OrderedResponse } from '../write-order.ts';
import type { StepReport } from './step-report.ts';

export interface MapCustomerInput {
  source: SourceRecord;
  /** Name of the mapping collection; null for the built-in one. */
  collection: string | null;
  /** The sync's own time, ISO 8601: what CurrentDateTimeOffset() answers. */
  syncTime: string;
}

export interface UpsertCustomerInput {
  customer: MappedCustomer;
  /** The response the customer comes from, for the order of writes. */
  response: OrderedResponse;
  trackingGuid: string;
  dryRun: boolean;
  trigger: Trigger;
  /** Write even over a newer response. */
  force: boolean;
  /**
   * The record of a bulk that this sync carries on, `<bulkId>-<line>`: what the bulk began to write is this sync's own.
   * Absent where there is none.
   */
  bulkRecord?: string | null;
}

/** What steps 5 and 6 did. */
export interface WrittenCustomer {
  /** `skipped`: an older response, or the sync type of the collection passes this customer over. */
  outcome: Extract<Outcome, 'created' | 'updated' | 'unchanged' | 'skipped'>;
  /** Null where a dry run would create the customer, and where one that is not linked was passed over. */
  ipaasId: string | null;
  /** What differed; empty where nothing was worth a write. */
  changes: FieldChange[];
  /** What an operator should know, although all went well. */
  warnings: SyncWarning[];
  /** Of a dry run: what iPaaS.com holds of the customer that was found; null where none was, and after a real write. */
  held: HeldValue[] | null;
  /** Of a dry run: the custom fields that a real sync would create; empty after a real write. */
  customFieldsToCreate: string[];
}

/** Each throws what the surroundings turn into a failure of the step. */
export interface SyncSteps {
  authenticate(): Promise<StepReport<null>>;
  fetchResponse(input: { responseId: string }): Promise<StepReport<SourceRecord>>;
  mapCustomer(input: MapCustomerInput): Promise<StepReport<MappingReport>>;
  validateCustomer(customer: MappedCustomer): Promise<StepReport<null>>;
  upsertCustomer(input: UpsertCustomerInput): Promise<StepReport<WrittenCustomer>>;
}
