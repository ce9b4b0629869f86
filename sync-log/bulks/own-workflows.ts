/** Records of a bulk that workflows of their own do. */
import { setImmediate as breathe } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { bulkSyncId, endedCount } from '../../customer/bulk.ts';
import type { Database } from '../database.ts';
import type { SyncLogSchema } from '../schema.ts';
import { totalsOf } from './bulk-rows.ts';
import type { BulkProgress, OwnRecord } from './bulk-store.ts';
import { endingOf, endRecords } from './end-records.ts';
import { knownSequence } from './find-bulks.ts';
import { withBulk } from './with-bulk.ts';

/** Few, because everybody who writes waits for them. */
const settledAtOnce = 200;

/** A record that has an outcome keeps it, and stays where it is. Of two workflows, the later one is believed. */
export async function noteOwnWorkflow(
  database: Database,
  bulkId: string,
  position: number,
  syncId: string,
): Promise<void> {
  await withBulk(database, bulkId, async (transaction, bulk) => {
    const record = transaction
      .updateTable('bulk_records')
      .where('bulk', '=', bulk.sequence)
      .where('position', '=', position)
      .where('outcome', 'is', null)
      .set({ sync_id: syncId });
    const { numUpdatedRows: begun } = await record.where('sync_id', 'is', null).executeTakeFirst();
    if (begun === 0n) {
      await record.where('sync_id', 'is not', null).execute();
      return;
    }
    await transaction
      .updateTable('bulks')
      .where('sequence', '=', bulk.sequence)
      .set({ own_workflows: bulk.own_workflows + 1 })
      .execute();
  });
}

/**
 * Takes over the outcomes of own workflows from the log, a part at a time.
 * @throws SyncFailure InternalError where there is no such bulk
 */
export async function settleOwnWorkflows(database: Database, bulkId: string): Promise<BulkProgress> {
  const sequence = await knownSequence(database, bulkId);
  for (;;) {
    const settled = await settledQuery(database.db, sequence).execute();
    if (settled.length === 0) break;
    await withBulk(database, bulkId, async (transaction, bulk) => {
      const endings = settled.map(({ position, ...row }) => endingOf(position, row));
      await endRecords(database, transaction, bulk, endings);
      // What the fast lane wrote for such a record before it left it is known from its own workflow now.
      const left = settled.map(({ line }) => bulkSyncId(bulkId, line));
      await transaction.deleteFrom('finished_writes').where('sync_id', 'in', left).execute();
    });
    await breathe();
  }
  return await progressOf(database, bulkId);
}

/** Records of which the log knows more than the bulk does. */
export function settledQuery(db: Kysely<SyncLogSchema>, sequence: number) {
  return ownRecords(db, sequence)
    .innerJoin('syncs', 'syncs.sync_id', 'bulk_records.sync_id')
    .select(['position', 'line', 'syncs.sync_id', 'syncs.outcome', 'syncs.error_code'])
    .orderBy('position')
    .limit(settledAtOnce);
}

/** @throws SyncFailure InternalError where there is no such bulk */
export async function unsettledRecords(database: Database, bulkId: string, limit: number): Promise<OwnRecord[]> {
  const sequence = await knownSequence(database, bulkId);
  const rows = await unsettledQuery(database.db, sequence, limit).execute();
  return rows.flatMap(({ sync_id: syncId, position, line, response_id: responseId, retry_of: retryOf }) => {
    return syncId === null ? [] : [{ position, line, responseId, retryOf, syncId }];
  });
}

export function unsettledQuery(db: Kysely<SyncLogSchema>, sequence: number, limit: number) {
  return ownRecords(db, sequence)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('syncs')
            .select(sql`1`.as('one'))
            .whereRef('syncs.sync_id', '=', 'bulk_records.sync_id'),
        ),
      ),
    )
    .select(['position', 'line', 'bulk_records.response_id', 'bulk_records.retry_of', 'bulk_records.sync_id'])
    .orderBy('position')
    .limit(limit);
}

function ownRecords(db: Kysely<SyncLogSchema>, sequence: number) {
  return db
    .selectFrom('bulk_records')
    .where('bulk_records.bulk', '=', sequence)
    .where('bulk_records.outcome', 'is', null)
    .where('bulk_records.sync_id', 'is not', null);
}

async function progressOf({ db }: Database, bulkId: string): Promise<BulkProgress> {
  const row = await db.selectFrom('bulks').selectAll().where('bulk_id', '=', bulkId).executeTakeFirstOrThrow();
  const ended = endedCount(totalsOf(row));
  return { open: row.received - ended - row.own_workflows, inOwnWorkflows: row.own_workflows };
}
