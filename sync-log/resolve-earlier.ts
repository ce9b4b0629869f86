import { sql, type Kysely } from 'kysely';
import type { Outcome, SyncResult } from '../customer/sync-result.ts';
import type { SyncLogSchema } from './schema.ts';
import { storable } from './storable.ts';

/** After these the customer in iPaaS.com is as the response wanted it. */
const mending: ReadonlySet<Outcome> = new Set(['created', 'updated', 'unchanged']);

/**
 * Marks the open failures of the same customer as resolved by this sync. Under the lock of the feed, so that a failure
 * which commits before this sync is seen by it. A failure that never came to know its customer counts as the customer's
 * when it was of the same response.
 */
export async function resolveEarlier(transaction: Kysely<SyncLogSchema>, result: SyncResult): Promise<void> {
  if (result.dryRun || !mending.has(result.outcome)) return;
  await openFailures(transaction, result)
    .set({ resolved: 1, resolved_by: result.syncId, resolved_at: new Date(result.finishedAt).toISOString() })
    .execute();
}

/**
 * `resolved = 0` is written out, not a parameter: only then do the databases use the indexes of open failures. Two
 * look-ups, joined, instead of an `or`: PostgreSQL would answer that by bitmaps, which do not learn to skip dead entries.
 */
export function openFailures(
  db: Kysely<SyncLogSchema>,
  { customer, responseId }: Pick<SyncResult, 'customer' | 'responseId'>,
) {
  const open = db
    .selectFrom('syncs')
    .select('sequence')
    .where(sql<boolean>`resolved = 0`);
  const ofCustomer = open.where('customer_number', '=', storable(customer?.customerNumber ?? null));
  const ofResponse = open.where('customer_number', 'is', null).where('response_id', '=', storable(responseId));
  return db.updateTable('syncs').where('sequence', 'in', ofCustomer.unionAll(ofResponse));
}
