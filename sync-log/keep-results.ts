import type { Kysely, Selectable } from 'kysely';
import type { SyncResult } from '../customer/sync-result.ts';
import type { Database } from './database.ts';
import { resolveEarlier } from './resolve-earlier.ts';
import { toRow } from './rows.ts';
import type { SyncLogSchema, SyncsTable } from './schema.ts';
import { SyncLogError } from './sync-log-error.ts';

/** What the log holds of a sync. */
export type KeptRow = Selectable<SyncsTable>;

/** More in one statement are hardly faster, and databases take only so many parameters. */
const rowsPerStatement = 50;

/**
 * Keeps results in their order, and marks the failures that they mend, in a transaction of the caller's. What was already
 * kept under a sync id stays as it is.
 *
 * The rows get their positions under the lock of the feed, as late as can be, because all other writers wait for it.
 * @returns what is kept under each sync id
 */
export async function keepResults(
  database: Pick<Database, 'lockFeed'>,
  transaction: Kysely<SyncLogSchema>,
  results: readonly SyncResult[],
): Promise<ReadonlyMap<string, KeptRow>> {
  if (results.length === 0) return new Map();
  const wanted = new Map(results.toReversed().map((result) => [result.syncId, result]));
  const inOrder = results.filter((result) => wanted.get(result.syncId) === result);
  const syncIds = inOrder.map(({ syncId }) => syncId);
  await transaction.deleteFrom('finished_writes').where('sync_id', 'in', syncIds).execute();
  await database.lockFeed(transaction);
  const kept = await addRows(transaction, inOrder);
  const added = inOrder.flatMap((result) => {
    const row = kept.get(result.syncId);
    return row === undefined ? [] : [{ sequence: row.sequence, result }];
  });
  await resolveEarlier(transaction, added);
  const known = syncIds.filter((syncId) => !kept.has(syncId));
  for (const row of await rowsOf(transaction, known)) kept.set(row.sync_id, row);
  return kept;
}

/** What `keepResults` found or added under the sync id of one of its results. */
export function keptUnder(kept: ReadonlyMap<string, KeptRow>, syncId: string): KeptRow {
  const row = kept.get(syncId);
  if (row === undefined) throw new SyncLogError(`The row of sync ${syncId} was neither added nor found.`);
  return row;
}

/** @returns the rows that were not there before */
async function addRows(
  transaction: Kysely<SyncLogSchema>,
  results: readonly SyncResult[],
): Promise<Map<string, KeptRow>> {
  let high = await highestEnd(transaction);
  const rows = results.map((result) => {
    const row = toRow(result);
    if (high === null || row.finished_at > high) high = row.finished_at;
    return { ...row, finished_high: high };
  });
  const added = new Map<string, KeptRow>();
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const inserted = await transaction
      .insertInto('syncs')
      .values(rows.slice(from, from + rowsPerStatement))
      .onConflict((conflict) => conflict.column('sync_id').doNothing())
      .returningAll()
      .execute();
    for (const row of inserted) added.set(row.sync_id, row);
  }
  return added;
}

/** The latest end so far. Under the lock of the feed, so that it never goes back. */
async function highestEnd(transaction: Kysely<SyncLogSchema>): Promise<string | null> {
  const newest = await transaction
    .selectFrom('syncs')
    .select('finished_high')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.finished_high ?? null;
}

async function rowsOf(transaction: Kysely<SyncLogSchema>, syncIds: readonly string[]): Promise<KeptRow[]> {
  if (syncIds.length === 0) return [];
  return await transaction.selectFrom('syncs').selectAll().where('sync_id', 'in', syncIds).execute();
}
