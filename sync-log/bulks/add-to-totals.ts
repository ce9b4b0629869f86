import { sql, type Kysely } from 'kysely';
import { outcomes, type Outcome } from '../../customer/sync-result.ts';
import type { Database } from '../database.ts';
import type { SyncLogSchema } from '../schema.ts';
import type { BulkRow } from './bulk-rows.ts';

/** What is added to the totals. */
interface Counted {
  ended: ReadonlyMap<Outcome, number>;
  /** Of those, how many were in workflows of their own. */
  fromOwnWorkflows: number;
}

/** How long ago a sample of the pace has to be before the next one takes its place. */
const betweenSamplesMs = 5_000;

/**
 * Under the lock of the bulk's row, whose counters are as they were read then. Also moves the samples of the pace on,
 * where they are old enough: so the rate of late is that of the last five to ten seconds.
 */
export async function addToTotals(
  { fromNow }: Pick<Database, 'fromNow'>,
  transaction: Kysely<SyncLogSchema>,
  bulk: BulkRow,
  { ended, fromOwnWorkflows }: Counted,
): Promise<void> {
  const counted = Object.fromEntries(outcomes.map((outcome) => [outcome, bulk[outcome] + (ended.get(outcome) ?? 0)]));
  const endedNow = Object.values(counted).reduce((sum, count) => sum + count, 0);
  const isDue = sql`sampled_at <= ${fromNow(-betweenSamplesMs)}`;
  await transaction
    .updateTable('bulks')
    .where('sequence', '=', bulk.sequence)
    .set({
      ...counted,
      own_workflows: bulk.own_workflows - fromOwnWorkflows,
      paced_at: sql<string>`case when ${isDue} then sampled_at else paced_at end`,
      paced_ended: sql<number>`case when ${isDue} then sampled_ended else paced_ended end`,
      sampled_at: sql<string>`case when ${isDue} then ${fromNow(0)} else sampled_at end`,
      sampled_ended: sql<number>`case when ${isDue} then cast(${endedNow} as integer) else sampled_ended end`,
    })
    .execute();
}
