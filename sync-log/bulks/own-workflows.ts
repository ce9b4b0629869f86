/** Records of a bulk that workflows of their own do. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely, NotNull } from 'kysely';
import { bulkSyncId, endedCount } from '../../customer/bulk.ts';
import type { Database } from '../database.ts';
import type { BulkRecordsTable, SyncLogSchema, SyncsTable } from '../schema.ts';
import { totalsOf } from './bulk-rows.ts';
import type { BulkProgress, OwnRecord } from './bulk-store.ts';
import { endingOf, endRecords } from './end-records.ts';
import { knownSequence } from './find-bulks.ts';
import { withBulk } from './with-bulk.ts';

/** Few, because everybody who writes waits for them. */
const recordsAtOnce = 200;

type LoggedOwnRecord = Pick<BulkRecordsTable, 'position' | 'line' | 'response_id' | 'retry_of'> & {
  sync_id: string;
  /** What the log says of its sync, once that has ended. */
  sync: Pick<SyncsTable, 'sync_id' | 'outcome' | 'error_code'> | undefined;
};

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
  for await (const part of ownRecords(database.db, sequence)) {
    const settled = part.filter((record) => record.sync !== undefined);
    if (settled.length > 0) await settle(database, bulkId, settled);
    await breathe();
  }
  return await progressOf(database, bulkId);
}

async function settle(database: Database, bulkId: string, settled: readonly LoggedOwnRecord[]): Promise<void> {
  await withBulk(database, bulkId, async (transaction, bulk) => {
    const endings = settled.flatMap(({ position, sync }) => (sync === undefined ? [] : [endingOf(position, sync)]));
    await endRecords(database, transaction, bulk, endings);
    // What the fast lane wrote for such a record before it left it is known from its own workflow now.
    const left = settled.map(({ line }) => bulkSyncId(bulkId, line));
    await transaction.deleteFrom('finished_writes').where('sync_id', 'in', left).execute();
  });
}

/** @throws SyncFailure InternalError where there is no such bulk */
export async function unsettledRecords(database: Database, bulkId: string, limit: number): Promise<OwnRecord[]> {
  const sequence = await knownSequence(database, bulkId);
  const unsettled: OwnRecord[] = [];
  for await (const part of ownRecords(database.db, sequence)) {
    unsettled.push(...part.filter(({ sync }) => sync === undefined).map(toOwnRecord));
    if (unsettled.length >= limit) break;
  }
  return unsettled.slice(0, limit);
}

/**
 * Those that have no outcome yet, a part at a time, each with what the log says of its sync. Not one query over both
 * tables: PostgreSQL guesses that such records are many, and would read the whole log for the few that there are.
 */
async function* ownRecords(db: Kysely<SyncLogSchema>, sequence: number): AsyncGenerator<LoggedOwnRecord[]> {
  for (let behind = 0; ;) {
    const rows = await ownQuery(db, sequence, behind).execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    const syncIds = rows.map(({ sync_id: syncId }) => syncId);
    const syncs = await syncsQuery(db, syncIds).execute();
    const syncOf = new Map(syncs.map((sync) => [sync.sync_id, sync]));
    yield rows.map((row) => ({ ...row, sync: syncOf.get(row.sync_id) }));
    behind = last.position;
  }
}

export function ownQuery(db: Kysely<SyncLogSchema>, sequence: number, behind: number) {
  return db
    .selectFrom('bulk_records')
    .select(['position', 'line', 'response_id', 'retry_of', 'sync_id'])
    .where('bulk', '=', sequence)
    .where('outcome', 'is', null)
    .where('sync_id', 'is not', null)
    .where('position', '>', behind)
    .orderBy('position')
    .limit(recordsAtOnce)
    .$narrowType<{ sync_id: NotNull }>();
}

export function syncsQuery(db: Kysely<SyncLogSchema>, syncIds: readonly string[]) {
  return db.selectFrom('syncs').select(['sync_id', 'outcome', 'error_code']).where('sync_id', 'in', syncIds);
}

function toOwnRecord(row: LoggedOwnRecord): OwnRecord {
  const { position, line, response_id: responseId, retry_of: retryOf, sync_id: syncId } = row;
  return { position, line, responseId, retryOf, syncId };
}

async function progressOf({ db }: Database, bulkId: string): Promise<BulkProgress> {
  const row = await db.selectFrom('bulks').selectAll().where('bulk_id', '=', bulkId).executeTakeFirstOrThrow();
  const ended = endedCount(totalsOf(row));
  return { open: row.received - ended - row.own_workflows, inOwnWorkflows: row.own_workflows };
}
