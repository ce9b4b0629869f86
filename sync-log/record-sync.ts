import { sql } from 'kysely';
import type { SyncResult } from '../customer/sync-result.ts';
import type { Database } from './database.ts';
import { resolveEarlier } from './resolve-earlier.ts';
import { fromRow, toRow } from './rows.ts';

/**
 * Keeps a result, and marks the failures that it mends. What was already kept under this sync id stays as it is.
 *
 * The row gets its position under the lock of the feed, as late as can be, because all other writers wait for it.
 * @returns the result as it is kept, without what later syncs did to it
 */
export async function recordSync(database: Database, result: SyncResult): Promise<SyncResult> {
  return await database.db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('finished_writes').where('sync_id', '=', result.syncId).execute();
    await database.lockFeed(transaction);
    const added = await transaction
      .insertInto('syncs')
      .values({ ...toRow(result), finished_high: highWith(result.finishedAt) })
      .onConflict((conflict) => conflict.column('sync_id').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (added !== undefined) {
      await resolveEarlier(transaction, result);
      return fromRow(added);
    }
    const kept = await transaction
      .selectFrom('syncs')
      .selectAll()
      .where('sync_id', '=', result.syncId)
      .executeTakeFirstOrThrow();
    return fromRow({ ...kept, resolved_by: null });
  });
}

/** The latest end so far, this one included. Under the lock of the feed, so that it never goes back. */
function highWith(finishedAt: string) {
  const own = sql<string>`cast(${new Date(finishedAt).toISOString()} as text)`;
  return sql<string>`(select case when newest.high > ${own} then newest.high else ${own} end
    from (select (select finished_high from syncs order by sequence desc limit 1) as high) as newest)`;
}
