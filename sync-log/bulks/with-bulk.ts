import type { Kysely } from 'kysely';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { Database } from '../database.ts';
import type { SyncLogSchema } from '../schema.ts';
import type { BulkRow } from './bulk-rows.ts';

/**
 * Does something to a bulk in one transaction. Whatever changes a bulk or its records goes through here and takes its
 * row first: so changes of a bulk follow one another, counters are never added to twice, and no two transactions wait
 * for each other in a circle. The lock of the feed, where it is needed, comes after.
 * @throws SyncFailure InternalError where there is no such bulk
 */
export async function withBulk<Result>(
  { db, forUpdate }: Pick<Database, 'db' | 'forUpdate'>,
  bulkId: string,
  work: (transaction: Kysely<SyncLogSchema>, bulk: BulkRow) => Promise<Result>,
): Promise<Result> {
  return await db.transaction().execute(async (transaction) => {
    const bulk = await lockBulk(transaction, forUpdate, bulkId);
    if (bulk === undefined) throw unknownBulk();
    return await work(transaction, bulk);
  });
}

/** Takes the row of a bulk, until the end of the transaction. */
export async function lockBulk(
  transaction: Kysely<SyncLogSchema>,
  forUpdate: Database['forUpdate'],
  bulkId: string,
): Promise<BulkRow | undefined> {
  return await transaction
    .selectFrom('bulks')
    .selectAll()
    .where('bulk_id', '=', bulkId)
    .modifyEnd(forUpdate)
    .executeTakeFirst();
}

export function unknownBulk(): SyncFailure {
  return new SyncFailure('InternalError', 'The sync log holds no bulk of this id.');
}
