import type { Bulk } from '../../customer/bulk.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Database } from '../database.ts';
import { toBulk } from './bulk-rows.ts';
import { unknownBulk } from './with-bulk.ts';

/** Of one row, however large the bulk is. */
export async function findBulk(database: Pick<Database, 'db' | 'fromNow'>, bulkId: string): Promise<Bulk | null> {
  const row = await selectBulks(database).where('bulk_id', '=', bulkId).executeTakeFirst();
  return row === undefined ? null : toBulk(row, row.now);
}

/**
 * The sequence of a bulk, under which its records are kept.
 * @throws SyncFailure InternalError where there is no such bulk
 */
export async function knownSequence({ db }: Pick<Database, 'db'>, bulkId: string): Promise<number> {
  const row = await db.selectFrom('bulks').select('sequence').where('bulk_id', '=', bulkId).executeTakeFirst();
  if (row === undefined) throw unknownBulk();
  return row.sequence;
}

/** @throws SyncFailure InvalidInput for a cursor that cannot be read */
export async function listBulks(
  database: Pick<Database, 'db' | 'fromNow'>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: Bulk[]; nextCursor: string | null }> {
  let query = selectBulks(database).orderBy('sequence', 'desc');
  if (cursor !== undefined) query = query.where('sequence', '<', readCursor('desc', cursor));
  // One row more than asked for tells whether another page follows.
  const rows = await query.limit(limit + 1).execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => toBulk(row, row.now)),
    nextCursor: last !== undefined && rows.length > limit ? writeCursor('desc', last.sequence) : null,
  };
}

/** With the time of the clock that wrote them. */
function selectBulks({ db, fromNow }: Pick<Database, 'db' | 'fromNow'>) {
  return db.selectFrom('bulks').selectAll().select(fromNow(0).as('now'));
}
