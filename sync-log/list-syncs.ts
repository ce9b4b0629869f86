import type { Kysely } from 'kysely';
import type { FailureCode } from '../customer/failures.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { Outcome, SyncResult } from '../customer/sync-result.ts';
import { readCursor, writeCursor, type ListOrder } from './cursor.ts';
import { fromRow } from './rows.ts';
import type { SyncLogSchema } from './schema.ts';

export interface ListFilter {
  outcome?: Outcome | undefined;
  errorCode?: FailureCode | undefined;
  customerNumber?: string | undefined;
  responseId?: string | undefined;
  /** A date and time; results that finished then or later. */
  since?: string | undefined;
  /** Results per page, from 1. */
  limit: number;
  /** The `nextCursor` of the page before. */
  cursor?: string | undefined;
  /** `desc`: newest first. `asc`: the feed, oldest first. */
  order: ListOrder;
}

export interface ListPage {
  items: SyncResult[];
  /**
   * `desc`: null on the last page. `asc`: null only where the page is empty; otherwise the place behind its last
   * result, to be kept and asked with again later, so that a reader of the feed gets every result exactly once.
   */
  nextCursor: string | null;
}

/** @throws SyncFailure InvalidInput for a cursor or a time that cannot be read */
export async function listSyncs(db: Kysely<SyncLogSchema>, filter: ListFilter): Promise<ListPage> {
  const { limit, order } = filter;
  const isFeed = order === 'asc';
  let query = db.selectFrom('syncs').selectAll().orderBy('sequence', order);
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome);
  if (filter.errorCode !== undefined) query = query.where('error_code', '=', filter.errorCode);
  if (filter.customerNumber !== undefined) query = query.where('customer_number', '=', filter.customerNumber);
  if (filter.responseId !== undefined) query = query.where('response_id', '=', filter.responseId);
  if (filter.since !== undefined) query = query.where('finished_at', '>=', readTime(filter.since));
  if (filter.cursor !== undefined) {
    query = query.where('sequence', isFeed ? '>' : '<', readCursor(order, filter.cursor));
  }

  // One row more than asked for tells whether another page follows.
  const rows = await query.limit(limit + 1).execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const continues = last !== undefined && (isFeed || rows.length > limit);
  return { items: page.map(fromRow), nextCursor: continues ? writeCursor(order, last.sequence) : null };
}

/** In the one form in which the log keeps times. */
function readTime(text: string): string {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new SyncFailure('InvalidInput', 'since must be a date and time, for example 2026-07-01T00:00:00Z.');
}
