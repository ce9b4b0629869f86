import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { outcomes, type Outcome } from '../../customer/sync-result.ts';
import type { Database } from '../database.ts';
import type { SyncLogSchema, SyncsTable } from '../schema.ts';
import { addToTotals } from './add-to-totals.ts';
import type { BulkRow } from './bulk-rows.ts';

/** What became of a record. */
export interface Ending {
  position: number;
  syncId: string;
  outcome: Outcome;
  errorCode: string | null;
}

const outcomeSchema = z.enum(outcomes);

/** What the log says of the sync of a record. */
export function endingOf(position: number, row: Pick<SyncsTable, 'sync_id' | 'outcome' | 'error_code'>): Ending {
  return { position, syncId: row.sync_id, outcome: outcomeSchema.parse(row.outcome), errorCode: row.error_code };
}

/** Gives outcomes to those of these records that have none, and counts them. Under the lock of the bulk's row. */
export async function endRecords(
  database: Pick<Database, 'fromNow'>,
  transaction: Kysely<SyncLogSchema>,
  bulk: BulkRow,
  endings: readonly Ending[],
): Promise<void> {
  const open = await unendedRows(transaction, bulk, endings);
  const first = new Map(endings.toReversed().map((ending) => [ending.position, ending]));
  const news = open.flatMap(({ position }) => first.get(position) ?? []);
  if (news.length === 0) return;
  await endingUpdate(bulk, news).execute(transaction);
  const ended = new Map<Outcome, number>();
  for (const { outcome } of news) ended.set(outcome, (ended.get(outcome) ?? 0) + 1);
  const fromOwnWorkflows = open.filter(({ sync_id: syncId }) => syncId !== null).length;
  await addToTotals(database, transaction, bulk, { ended, fromOwnWorkflows });
}

async function unendedRows(transaction: Kysely<SyncLogSchema>, bulk: BulkRow, endings: readonly Ending[]) {
  const positions = endings.map(({ position }) => position);
  return await transaction
    .selectFrom('bulk_records')
    .select(['position', 'sync_id'])
    .where('bulk', '=', bulk.sequence)
    .where('position', 'in', positions)
    .where('outcome', 'is', null)
    .execute();
}

/** All in one statement. Its values are given a type once: PostgreSQL takes the other rows of the list to be alike. */
export function endingUpdate({ sequence }: Pick<BulkRow, 'sequence'>, endings: readonly Ending[]) {
  const rows = endings.map(({ position, syncId, outcome, errorCode }, index) => {
    if (index > 0) return sql`(${position}, ${syncId}, ${outcome}, ${errorCode})`;
    return sql`(cast(${position} as integer), cast(${syncId} as text), cast(${outcome} as text), cast(${errorCode} as text))`;
  });
  return sql`with ended (position, sync_id, outcome, error_code) as (values ${sql.join(rows)})
    update bulk_records set sync_id = ended.sync_id, outcome = ended.outcome, error_code = ended.error_code
    from ended where bulk_records.bulk = ${sequence} and bulk_records.position = ended.position`;
}
