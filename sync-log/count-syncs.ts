import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { isFailureCode, type FailureCode } from '../customer/failures.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import { outcomes, type Outcome } from '../customer/sync-result.ts';
import type { SyncLogSchema } from './schema.ts';

/** How many syncs of one day ended in one way. */
export interface SyncCount {
  /** In UTC: 2026-07-01. */
  day: string;
  outcome: Outcome;
  errorCode: FailureCode | null;
  /** Dry runs are counted apart: their `created` created nothing. */
  dryRun: boolean;
  count: number;
}

const countSchema = z.object({
  day: z.string(),
  outcome: z.enum(outcomes),
  errorCode: z.custom<FailureCode>(isFailureCode).nullable(),
  dryRun: z.boolean(),
  count: z.int(),
}) satisfies z.ZodType<SyncCount>;

/**
 * Counts all syncs, the deleted ones too, by day, outcome and error code; the oldest day first.
 * @param since a date and time; whole days are counted, from the one that it lies in
 * @throws SyncFailure InvalidInput for a time that cannot be read
 */
export async function countSyncs(db: Kysely<SyncLogSchema>, { since }: { since?: string }): Promise<SyncCount[]> {
  const rows = await countsQuery(db, since === undefined ? '' : dayOf(since)).execute();
  return rows.map((row) =>
    countSchema.parse({
      day: row.day,
      outcome: row.outcome,
      errorCode: row.error_code === '' ? null : row.error_code,
      dryRun: row.dry_run === 1,
      count: row.count,
    }),
  );
}

/** One statement over both tables, so that a row which is being deleted is counted in exactly one of them. */
export function countsQuery(db: Kysely<SyncLogSchema>, fromDay: string) {
  const live = db
    .selectFrom('syncs')
    .where('finished_at', '>=', fromDay)
    .select([
      sql<string>`substr(finished_at, 1, 10)`.as('day'),
      'outcome',
      sql<string>`coalesce(error_code, '')`.as('error_code'),
      'dry_run',
      sql<number>`count(*)`.as('count'),
    ])
    .groupBy([sql`1`, 'outcome', sql`3`, 'dry_run']);
  const kept = db
    .selectFrom('sync_counts')
    .where('day', '>=', fromDay)
    .select(['day', 'outcome', 'error_code', 'dry_run', 'count']);
  return db
    .selectFrom(live.unionAll(kept).as('all_syncs'))
    .select(['day', 'outcome', 'error_code', 'dry_run', sql<number>`cast(sum(count) as bigint)`.as('count')])
    .groupBy(['day', 'outcome', 'error_code', 'dry_run'])
    .orderBy('day')
    .orderBy('outcome')
    .orderBy('error_code')
    .orderBy('dry_run');
}

function dayOf(text: string): string {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return new Date(at).toISOString().slice(0, 10);
  throw new SyncFailure('InvalidInput', 'since must be a date and time, for example 2026-07-01T00:00:00Z.');
}
