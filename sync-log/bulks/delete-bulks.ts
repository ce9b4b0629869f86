import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { SyncLogSchema } from '../schema.ts';
import type { BulkRow } from './bulk-rows.ts';
import { refusedKinds, type RefusedKind } from './refused-kinds.ts';
import { lockBulk } from './with-bulk.ts';

/** Few, because everybody who writes waits for a batch. */
const rowsAtOnce = 1_000;

/**
 * Deletes the bulks that finished before a time.
 * @param before ISO 8601 in UTC with milliseconds
 * @param signal stops it between two batches
 */
export async function purgeBulks(database: Database, before: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const bulk = await finishedBefore(database, before).executeTakeFirst();
    if (bulk === undefined) return;
    await deleteBulk(database, bulk.bulk_id, signal);
    if (signal?.aborted === true) return;
  }
}

export function finishedBefore({ db }: Pick<Database, 'db'>, before: string) {
  return db.selectFrom('bulks').select('bulk_id').where('finished_at', '<', before).orderBy('finished_at').limit(1);
}

/**
 * Forgets a bulk with all its lines; does nothing where it is not known. The bulk itself goes last, so that whoever is
 * stopped in the middle, or comes at the same time, finds what is left.
 */
export async function deleteBulk(database: Database, bulkId: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    if (signal?.aborted === true) return;
    if (!(await deletePart(database, bulkId))) return;
    await breathe();
  }
}

/** @returns whether anything was left */
async function deletePart({ db, forUpdate }: Database, bulkId: string): Promise<boolean> {
  return await db.transaction().execute(async (transaction) => {
    const bulk = await lockBulk(transaction, forUpdate, bulkId);
    if (bulk === undefined) return false;
    if (await deleteRecords(transaction, bulk)) return true;
    for (const kind of refusedKinds) if (await deleteRefused(transaction, bulk, kind)) return true;
    await transaction.deleteFrom('bulks').where('sequence', '=', bulk.sequence).execute();
    return false;
  });
}

async function deleteRecords(transaction: Kysely<SyncLogSchema>, { sequence }: BulkRow): Promise<boolean> {
  const rows = await transaction
    .selectFrom('bulk_records')
    .select('position')
    .where('bulk', '=', sequence)
    .orderBy('position')
    .limit(rowsAtOnce)
    .execute();
  const last = rows.at(-1);
  if (last === undefined) return false;
  await transaction
    .deleteFrom('bulk_records')
    .where('bulk', '=', sequence)
    .where('position', '<=', last.position)
    .execute();
  return true;
}

async function deleteRefused(
  transaction: Kysely<SyncLogSchema>,
  { sequence }: BulkRow,
  kind: RefusedKind,
): Promise<boolean> {
  const rows = await transaction
    .selectFrom('bulk_refused_lines')
    .select('line')
    .where('bulk', '=', sequence)
    .where('kind', '=', kind)
    .orderBy('line')
    .limit(rowsAtOnce)
    .execute();
  const last = rows.at(-1);
  if (last === undefined) return false;
  await transaction
    .deleteFrom('bulk_refused_lines')
    .where('bulk', '=', sequence)
    .where('kind', '=', kind)
    .where('line', '<=', last.line)
    .execute();
  return true;
}
