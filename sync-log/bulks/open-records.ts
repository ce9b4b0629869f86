/** Records of a bulk that are neither ended nor in a workflow of their own. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { bulkSyncId, type OpenRecord } from '../../customer/bulk.ts';
import type { Database } from '../database.ts';
import type { BulkRecordsTable, SyncLogSchema } from '../schema.ts';
import { addToTotals } from './add-to-totals.ts';
import { knownSequence } from './find-bulks.ts';
import { withBulk } from './with-bulk.ts';

/** Few, because everybody who writes waits for them. */
const cancelledAtOnce = 500;

/** Of these positions, both included. @throws SyncFailure InternalError where there is no such bulk */
export async function openRecords(database: Database, bulkId: string, from: number, to: number): Promise<OpenRecord[]> {
  const open = openQuery(database.db, await knownSequence(database, bulkId));
  return (await open.where('position', '>=', from).where('position', '<=', to).execute()).map(toOpenRecord);
}

/** @throws SyncFailure InternalError where there is no such bulk */
export async function firstOpenRecords(database: Database, bulkId: string, limit: number): Promise<OpenRecord[]> {
  const open = openQuery(database.db, await knownSequence(database, bulkId));
  return (await open.limit(limit).execute()).map(toOpenRecord);
}

function toOpenRecord(row: Pick<BulkRecordsTable, 'position' | 'line' | 'response_id' | 'retry_of'>): OpenRecord {
  return { position: row.position, line: row.line, responseId: row.response_id, retryOf: row.retry_of };
}

export function openQuery(db: Kysely<SyncLogSchema>, sequence: number) {
  return db
    .selectFrom('bulk_records')
    .select(['position', 'line', 'response_id', 'retry_of'])
    .where('bulk', '=', sequence)
    .where('outcome', 'is', null)
    .where('sync_id', 'is', null)
    .orderBy('position');
}

/**
 * Everything that has not begun is cancelled, a part at a time.
 * @throws SyncFailure InternalError where there is no such bulk
 */
export async function cancelOpenRecords(database: Database, bulkId: string): Promise<void> {
  for (;;) {
    const cancelled = await cancelPart(database, bulkId);
    if (cancelled === 0) return;
    await breathe();
  }
}

async function cancelPart(database: Database, bulkId: string): Promise<number> {
  return await withBulk(database, bulkId, async (transaction, bulk) => {
    const open = await openQuery(transaction, bulk.sequence).limit(cancelledAtOnce).execute();
    if (open.length === 0) return 0;
    const positions = open.map(({ position }) => position);
    await transaction
      .updateTable('bulk_records')
      .where('bulk', '=', bulk.sequence)
      .where('position', 'in', positions)
      .set({ outcome: 'cancelled' })
      .execute();
    // A page that died may have written such a record; nobody is going to ask what it wrote.
    const left = open.map(({ line }) => bulkSyncId(bulkId, line));
    await transaction.deleteFrom('finished_writes').where('sync_id', 'in', left).execute();
    const ended = new Map([['cancelled', open.length] as const]);
    await addToTotals(database, transaction, bulk, { ended, fromOwnWorkflows: 0 });
    return open.length;
  });
}
