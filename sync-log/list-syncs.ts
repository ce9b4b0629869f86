import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import type { FailureCode } from '../customer/failures.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { Outcome, Trigger } from '../customer/sync-result.ts';
import { readCursor, writeCursor, type ListOrder } from './cursor.ts';
import type { LoggedSync } from './logged-sync.ts';
import { knownRows } from './known-rows.ts';
import { fromRow } from './rows.ts';
import type { SyncLogSchema, SyncsTable } from './schema.ts';
import { storable } from './storable.ts';

/** Which results; none of it set means all. */
export interface SyncFilter {
  outcome?: Outcome | undefined;
  errorCode?: FailureCode | undefined;
  customerNumber?: string | undefined;
  responseId?: string | undefined;
  /** A date and time; results that finished then or later. */
  since?: string | undefined;
  /** false: failures that no later sync has mended yet. true: those that one has. */
  resolved?: boolean | undefined;
  trigger?: Trigger | undefined;
  dryRun?: boolean | undefined;
}

export interface ListFilter extends SyncFilter {
  /** Results per page, from 1. */
  limit: number;
  /** The `nextCursor` of the page before. */
  cursor?: string | undefined;
  /** `desc`: newest first. `asc`: the feed, oldest first. */
  order: ListOrder;
}

export interface ListPage {
  items: LoggedSync[];
  /**
   * `desc`: null on the last page. `asc`: null only where the page is empty; otherwise the place behind its last
   * result, to be kept and asked with again later, so that a reader of the feed gets every result exactly once.
   */
  nextCursor: string | null;
}

export interface PlacedSync {
  /** The place of the result in the log. */
  sequence: number;
  result: LoggedSync;
}

const readKnown = knownRows();

/** @throws SyncFailure InvalidInput for a cursor or a time that cannot be read */
export async function listSyncs(db: Kysely<SyncLogSchema>, filter: ListFilter): Promise<ListPage> {
  const { limit, order } = filter;
  const from = filter.cursor === undefined ? null : readCursor(order, filter.cursor);
  // One row more than asked for tells whether another page follows.
  const rows = await placedQuery(db, filter, { order, from, limit: limit + 1 }).execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const continues = last !== undefined && (order === 'asc' || rows.length > limit);
  return {
    items: page.map(readKnown),
    nextCursor: continues ? writeCursor(order, last.sequence) : null,
  };
}

export interface Stretch {
  order: ListOrder;
  /** The place of the last result that was read; null for the beginning. */
  from: number | null;
  limit: number;
}

/** @throws SyncFailure InvalidInput for a time that cannot be read */
export async function findPlaced(
  db: Kysely<SyncLogSchema>,
  filter: SyncFilter,
  stretch: Stretch,
): Promise<PlacedSync[]> {
  const rows = await placedQuery(db, filter, stretch).execute();
  return rows.map((row) => ({ sequence: row.sequence, result: fromRow(row) }));
}

/** The query of a page, apart from its run so that tests can ask the databases how they would go about it. */
export function placedQuery(db: Kysely<SyncLogSchema>, filter: SyncFilter, { order, from, limit }: Stretch) {
  const isFeed = order === 'asc';
  let query = matching(db.selectFrom('syncs').selectAll(), filter).orderBy('sequence', order).limit(limit);
  if (from !== null) query = query.where('sequence', isFeed ? '>' : '<', from);
  if (filter.since === undefined) return query;
  const since = readTime(filter.since);
  // `|| ''` keeps the databases from walking along this column: then they would have to sort all that they find.
  query = query.where(sql<boolean>`finished_at || '' >= ${since}`);
  // Whoever goes on from a place in the feed is behind the first match already.
  return isFeed && from !== null ? query : query.where('sequence', '>=', firstSince(db, since));
}

/**
 * The place at which results can begin that finished since then: before it none did. Results are logged nearly, but not
 * exactly, in the order in which they finish, hence the column that is. Null, so that nothing matches, where none did.
 */
function firstSince(db: Kysely<SyncLogSchema>, since: string) {
  return db
    .selectFrom('syncs as reached')
    .where('reached.finished_high', '>=', since)
    .orderBy('reached.finished_high')
    .orderBy('reached.sequence')
    .limit(1)
    .select('reached.sequence');
}

function matching<Output>(
  query: SelectQueryBuilder<SyncLogSchema, 'syncs', Output>,
  { outcome, errorCode, customerNumber, responseId, resolved, trigger, dryRun }: SyncFilter,
): SelectQueryBuilder<SyncLogSchema, 'syncs', Output> {
  const wanted: [keyof SyncsTable, string | number | undefined][] = [
    ['outcome', outcome],
    ['error_code', errorCode],
    ['customer_number', customerNumber === undefined ? undefined : storable(customerNumber)],
    ['response_id', responseId === undefined ? undefined : storable(responseId)],
    ['resolved', resolved === undefined ? undefined : Number(resolved)],
    ['trigger_kind', trigger],
    ['dry_run', dryRun === undefined ? undefined : Number(dryRun)],
  ];
  return wanted.reduce((narrowed, [column, value]) => {
    return value === undefined ? narrowed : narrowed.where(sql.ref(`syncs.${column}`), '=', value);
  }, query);
}

/** In the one form in which the log keeps times. */
function readTime(text: string): string {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return new Date(at).toISOString();
  throw new SyncFailure('InvalidInput', 'since must be a date and time, for example 2026-07-01T00:00:00Z.');
}
