/** The workflows of their own that a bulk gives to some of its records; the worker knows how to start and find them. */
import type { BulkOptions, OpenRecord } from '../../customer/bulk.ts';

export interface OwnSyncOrder {
  bulkId: string;
  options: BulkOptions;
  record: OpenRecord;
}

export interface OwnSyncs {
  workflowIdOf(order: OwnSyncOrder): string;
  /**
   * Starts a sync of the record, or joins the one of the same response that runs.
   * @returns its sync id
   * @throws SyncFailure TemporalUnavailable
   */
  start(order: OwnSyncOrder): Promise<string>;
  /** The sync id of the run that the bulk has started for the record, ended or not; null where there is none. */
  find(order: OwnSyncOrder): Promise<string | null>;
  /** Asks it to end, where the bulk started it; does nothing where it has ended. */
  cancel(order: OwnSyncOrder, syncId: string): Promise<void>;
  /** False where it has ended, whether or not it came to log its result. */
  runs(order: OwnSyncOrder, syncId: string): Promise<boolean>;
}

/** More are not under way at the same time for one bulk: where everything fails, it is the upstream that has to recover. */
export const mostOwnWorkflows = 500;
