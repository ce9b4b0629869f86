import { setImmediate as breathe } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { purgeBulks } from './bulks/delete-bulks.ts';
import type { Database } from './database.ts';
import type { SyncLogSchema } from './schema.ts';

/** Few, because everybody who writes waits for a batch. */
const batchSize = 200;

/**
 * Deletes the results that finished before a time, a batch at a time, and adds them to the counts that stay.
 * @param before ISO 8601 in UTC with milliseconds
 * @param signal stops it between two batches
 * Bulks that finished before it go with their records.
 * @returns how many results were deleted
 */
export async function purge(database: Database, before: string, signal?: AbortSignal): Promise<number> {
  await purgeBulks(database, before, signal);
  let deleted = 0;
  for (;;) {
    if (signal?.aborted === true) return deleted;
    const inBatch = await purgeBatch(database, before);
    deleted += inBatch;
    if (inBatch < batchSize) return deleted;
    // SQLite answers without waiting for anything, so without a pause nothing else of this process would come to run.
    await breathe();
  }
}

/** Counted and deleted in one transaction, so that no total is ever wrong, whoever else purges or dies in the middle. */
async function purgeBatch(database: Database, before: string): Promise<number> {
  return await database.db.transaction().execute(async (transaction) => {
    await database.lockFeed(transaction);
    const rows = await oldRows(transaction, before).execute();
    const sequences = rows.map(({ sequence }) => sequence);
    if (sequences.length === 0) return 0;
    await keepCounts(transaction, sequences);
    await transaction.deleteFrom('syncs').where('sequence', 'in', sequences).execute();
    return sequences.length;
  });
}

export function oldRows(db: Kysely<SyncLogSchema>, before: string) {
  return db
    .selectFrom('syncs')
    .select('sequence')
    .where('finished_at', '<', before)
    .orderBy('finished_at')
    .limit(batchSize);
}

async function keepCounts(transaction: Kysely<SyncLogSchema>, sequences: number[]): Promise<void> {
  await transaction
    .insertInto('sync_counts')
    .columns(['day', 'outcome', 'error_code', 'dry_run', 'count'])
    .expression((from) =>
      from
        .selectFrom('syncs')
        .where('sequence', 'in', sequences)
        .select([
          sql<string>`substr(finished_at, 1, 10)`.as('day'),
          'outcome',
          sql<string>`coalesce(error_code, '')`.as('error_code'),
          'dry_run',
          sql<number>`count(*)`.as('count'),
        ])
        .groupBy([sql`1`, 'outcome', sql`3`, 'dry_run']),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'outcome', 'error_code', 'dry_run'])
        .doUpdateSet({ count: sql<number>`sync_counts.count + excluded.count` }),
    )
    .execute();
}
