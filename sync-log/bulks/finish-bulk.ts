import { setImmediate as breathe } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Bulk, BulkStatus } from '../../customer/bulk.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { outcomes } from '../../customer/sync-result.ts';
import type { Database } from '../database.ts';
import type { SyncLogSchema } from '../schema.ts';
import { toBulk, type BulkRow } from './bulk-rows.ts';
import { unknownBulk, withBulk } from './with-bulk.ts';

/** Counted without a pause, so that others of this process come to run in between. */
const positionsAtOnce = 50_000;

/**
 * Ends a bulk, where every record has an outcome and the totals say what is there. A bulk that has ended stays as it is.
 * @throws SyncFailure InternalError with the counts where that is not so
 */
export async function finishBulk(
  database: Database,
  bulkId: string,
  status: Extract<BulkStatus, 'completed' | 'cancelled'>,
): Promise<Bulk> {
  const counted = await countAnew(database.db, bulkId);
  return await withBulk(database, bulkId, async (transaction, bulk) => {
    if (bulk.finished_at === null) {
      checkCounts(bulk, counted);
      await transaction
        .updateTable('bulks')
        .where('sequence', '=', bulk.sequence)
        .set({ status, finished_at: database.fromNow(0) })
        .execute();
    }
    const ended = await transaction
      .selectFrom('bulks')
      .selectAll()
      .select(database.fromNow(0).as('now'))
      .where('sequence', '=', bulk.sequence)
      .executeTakeFirstOrThrow();
    return toBulk(ended, ended.now);
  });
}

/**
 * How many records ended in each way, how many lines were refused of each kind, and how many records are `open`. Outside
 * a transaction, because an outcome never changes once it is there.
 */
async function countAnew(db: Kysely<SyncLogSchema>, bulkId: string): Promise<ReadonlyMap<string, number>> {
  const bulk = await db.selectFrom('bulks').selectAll().where('bulk_id', '=', bulkId).executeTakeFirst();
  if (bulk === undefined) throw unknownBulk();
  const counted = new Map<string, number>();
  if (bulk.finished_at !== null) return counted;
  const add = (kind: string, count: number): void => void counted.set(kind, (counted.get(kind) ?? 0) + count);
  for (let from = 1; from <= bulk.received; from += positionsAtOnce) {
    const to = from + positionsAtOnce - 1;
    const rows = await outcomesQuery(db, bulk.sequence, from, to).execute();
    for (const { outcome, count } of rows) add(outcome ?? 'open', count);
    await breathe();
  }
  const refused = await db
    .selectFrom('bulk_refused_lines')
    .select(['kind', sql<number>`count(*)`.as('count')])
    .where('bulk', '=', bulk.sequence)
    .groupBy('kind')
    .execute();
  for (const { kind, count } of refused) add(kind, count);
  return counted;
}

export function outcomesQuery(db: Kysely<SyncLogSchema>, sequence: number, from: number, to: number) {
  return db
    .selectFrom('bulk_records')
    .select(['outcome', sql<number>`count(*)`.as('count')])
    .where('bulk', '=', sequence)
    .where('position', '>=', from)
    .where('position', '<=', to)
    .groupBy('outcome');
}

/** @throws SyncFailure InternalError */
function checkCounts(bulk: BulkRow, counted: ReadonlyMap<string, number>): void {
  const count = (kind: string): number => counted.get(kind) ?? 0;
  const expected: [name: string, inTotals: number, counted: number][] = [
    ['received', bulk.received, [...outcomes, 'open'].reduce((sum, kind) => sum + count(kind), 0)],
    ['without an outcome', 0, count('open')],
    ['duplicates', bulk.duplicates, count('duplicate')],
    ['malformed', bulk.malformed, count('malformed')],
    ...outcomes.map((outcome): [string, number, number] => [outcome, bulk[outcome], count(outcome)]),
  ];
  const wrong = expected.filter(([, inTotals, found]) => inTotals !== found);
  if (wrong.length === 0) return;
  const told = wrong.map(([name, inTotals, found]) => `${name} ${inTotals}, counted ${found}`).join('; ');
  throw new SyncFailure('InternalError', `The totals of the bulk do not add up: ${told}.`);
}
