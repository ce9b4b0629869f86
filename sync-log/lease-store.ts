import { sql, type Kysely, type Selectable } from 'kysely';
import { z } from 'zod';
import { SyncFailure } from '../customer/sync-failure.ts';
import { fieldChangeSchema, syncResultSchema } from '../customer/sync-result-schema.ts';
import type { OrderedResponse } from '../customer/write-order.ts';
import type { WritePlan } from '../customer/write-plan.ts';
import type { CustomerLease, CustomerLeases, FinishedWrite } from './customer-leases.ts';
import type { Database } from './database.ts';
import type { CustomerLeasesTable, SyncLogSchema } from './schema.ts';
import { storable } from './storable.ts';

/**
 * How long a sync may hold a customer without a sign of life. Longer than one attempt may take (two minutes), so that a
 * lease never runs out under a worker that is well.
 */
const leaseMs = 150_000;

const planSchema = z.object({
  outcome: z.enum(['created', 'updated']),
  changes: z.array(fieldChangeSchema),
}) satisfies z.ZodType<WritePlan>;

const finishedSchema = z.object({
  outcome: z.enum(['created', 'updated', 'unchanged', 'skipped']),
  ipaasId: z.string().nullable(),
  changes: z.array(fieldChangeSchema),
  warnings: syncResultSchema.shape.warnings,
}) satisfies z.ZodType<FinishedWrite>;

/**
 * The leases as rows beside the sync log; every step is one statement or one transaction, so that processes cannot come
 * between. Where machines share the log, the server's clock alone tells whether a lease has run out.
 */
export function createLeaseStore(database: Pick<Database, 'db' | 'fromNow'>): CustomerLeases {
  const { db } = database;
  return {
    acquire: async (customerNumber, syncId) => await acquire(database, customerNumber, syncId),
    async newest(customerNumber) {
      const row = await db
        .selectFrom('customer_leases')
        .selectAll()
        .where('customer_number', '=', storable(customerNumber))
        .executeTakeFirst();
      return row === undefined ? null : newestOf(row);
    },
    noteWrite: async (lease, plan) => await noteWrite(database, lease, plan),
    complete: async (lease, written, done) => await complete(db, lease, written, done),
    finished: async (syncId) => await finished(db, syncId),
    release: async (lease) => {
      await ownRow(db, lease).set({ holder: null, expires_at: null, plan: null }).execute();
    },
  };
}

/** Free, run out, or ours already: then it becomes ours with the next token. An unknown plan of another sync goes. */
async function acquire(
  { db, fromNow }: Pick<Database, 'db' | 'fromNow'>,
  customerNumber: string,
  syncId: string,
): Promise<CustomerLease | null> {
  const row = await db
    .insertInto('customer_leases')
    .values({ customer_number: storable(customerNumber), holder: syncId, token: 1, expires_at: fromNow(leaseMs) })
    .onConflict((conflict) =>
      conflict
        .column('customer_number')
        .doUpdateSet({
          plan: sql<string | null>`case when customer_leases.holder = excluded.holder then customer_leases.plan end`,
          holder: sql<string>`excluded.holder`,
          token: sql<number>`customer_leases.token + 1`,
          expires_at: sql<string>`excluded.expires_at`,
        })
        .where((where) =>
          where.or([
            where('customer_leases.holder', 'is', null),
            where('customer_leases.holder', '=', syncId),
            where('customer_leases.expires_at', '<', fromNow(0)),
          ]),
        ),
    )
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return { customerNumber, syncId, token: row.token, newest: newestOf(row), plan: planOf(row) };
}

async function noteWrite(
  { db, fromNow }: Pick<Database, 'db' | 'fromNow'>,
  lease: CustomerLease,
  plan: WritePlan,
): Promise<void> {
  // What an earlier attempt planned stays: it knows what iPaaS.com held before anything was written.
  const kept = JSON.stringify(lease.plan ?? plan);
  const { numUpdatedRows } = await ownRow(db, lease)
    .set({ expires_at: fromNow(leaseMs), plan: kept })
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new SyncFailure('CustomerBusy', 'Another sync of this customer has taken over. Nothing was written.');
}

async function complete(
  db: Kysely<SyncLogSchema>,
  lease: CustomerLease,
  written: OrderedResponse | null,
  done: FinishedWrite,
): Promise<void> {
  const newest =
    written !== null && isNewest(written, lease.newest)
      ? { newest_response_id: written.responseId, newest_created_at: written.createdAt }
      : {};
  await db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await ownRow(transaction, lease)
      .set({ holder: null, expires_at: null, plan: null, ...newest })
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await transaction
      .insertInto('finished_writes')
      .values({ sync_id: lease.syncId, result: JSON.stringify(done) })
      .onConflict((conflict) => conflict.column('sync_id').doNothing())
      .execute();
  });
}

async function finished(db: Kysely<SyncLogSchema>, syncId: string): Promise<FinishedWrite | null> {
  const row = await db.selectFrom('finished_writes').select('result').where('sync_id', '=', syncId).executeTakeFirst();
  return row === undefined ? null : finishedSchema.parse(JSON.parse(row.result));
}

/** A response without a time is newer than nothing, and never newer than one that has a time. */
function isNewest(written: OrderedResponse, newest: OrderedResponse | null): boolean {
  if (newest === null || newest.createdAt === null) return true;
  return written.createdAt !== null && written.createdAt >= newest.createdAt;
}

/** Only while the lease is still ours. */
function ownRow(db: Kysely<SyncLogSchema>, lease: CustomerLease) {
  return db
    .updateTable('customer_leases')
    .where('customer_number', '=', storable(lease.customerNumber))
    .where('holder', '=', lease.syncId)
    .where('token', '=', lease.token);
}

function newestOf(row: Selectable<CustomerLeasesTable>): OrderedResponse | null {
  if (row.newest_response_id === null) return null;
  return { responseId: row.newest_response_id, createdAt: row.newest_created_at };
}

function planOf(row: Selectable<CustomerLeasesTable>): WritePlan | null {
  return row.plan === null ? null : planSchema.parse(JSON.parse(row.plan));
}
