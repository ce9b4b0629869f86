import type { SyncResult } from '../customer/sync-result.ts';

/** A result as the log tells it: what the sync left, and what became of it since. */
export interface LoggedSync extends SyncResult {
  /**
   * For a sync that failed, was invalid or rejected: the sync id of the first later one that brought the same customer
   * into iPaaS.com. Absent while there is none.
   */
  resolvedBy?: string;
}
