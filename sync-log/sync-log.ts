/** The store of results: one row for every sync that ended, whatever its outcome. */
import type { SyncResult } from '../customer/sync-result.ts';
import type { BulkStore } from './bulks/bulk-store.ts';
import type { SyncCount } from './count-syncs.ts';
import type { CustomerLeases } from './customer-leases.ts';
import type { FeedEntry } from './follow-feed.ts';
import type { IdempotencyKeys } from './idempotency-keys.ts';
import type { ListFilter, ListPage, SyncFilter } from './list-syncs.ts';
import type { LoggedSync } from './logged-sync.ts';
import type { RequestBudgets } from './request-budgets.ts';

export interface SyncLog {
  /**
   * Keeps a result. The first write of a syncId wins; every later one gets the stored result and changes nothing. Where
   * a real sync went well, earlier failures of its customer are resolved by it from then on.
   */
  record(result: SyncResult): Promise<SyncResult>;
  find(syncId: string): Promise<LoggedSync | null>;
  list(filter: ListFilter): Promise<ListPage>;
  /**
   * Results in the order of the feed, from behind a cursor (null: from the beginning), and then each as it is added,
   * until the signal is aborted.
   */
  follow(cursor: string | null, signal: AbortSignal, filter?: SyncFilter): AsyncIterable<FeedEntry>;
  /** The cursor behind the newest result: to follow only what comes. */
  end(): Promise<string>;
  /** Deletes what finished before a time, and keeps its counts. Answers how many; a signal stops it early. */
  purge(before: Date, signal?: AbortSignal): Promise<number>;
  /** How many syncs ended in which way on each day, purged ones included. */
  counts(range: { since?: string }): Promise<SyncCount[]>;
  /** One sync at a time for each customer. */
  leases: CustomerLeases;
  /** The answers that callers of the HTTP API got under a key of theirs. */
  idempotency: IdempotencyKeys;
  /** How fast the upstreams may be asked, by all processes together. */
  budgets: RequestBudgets;
  /** Many syncs that were started together. */
  bulks: BulkStore;
  /** Passes where the log can be read. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
