/** The store of results: one row for every sync that ended, whatever its outcome. */
import type { SyncResult } from '../customer/sync-result.ts';
import type { CustomerLeases } from './customer-leases.ts';
import type { ListFilter, ListPage } from './list-syncs.ts';

export interface SyncLog {
  /** Keeps a result. The first write of a syncId wins; every later one gets the stored result and changes nothing. */
  record(result: SyncResult): Promise<SyncResult>;
  find(syncId: string): Promise<SyncResult | null>;
  list(filter: ListFilter): Promise<ListPage>;
  /** One sync at a time for each customer. */
  leases: CustomerLeases;
  /** Passes where the log can be read. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
