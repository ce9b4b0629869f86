import { sql, type Kysely } from 'kysely';
import type { Outcome, SyncResult } from '../customer/sync-result.ts';
import type { SyncLogSchema } from './schema.ts';
import { storable } from './storable.ts';

/** After these the customer in iPaaS.com is as the response wanted it. */
const mending: ReadonlySet<Outcome> = new Set(['created', 'updated', 'unchanged']);

/** A result that was added to the log, and its place there. */
export interface AddedSync {
  sequence: number;
  result: SyncResult;
}

interface OpenFailure {
  sequence: number;
  customer_number: string | null;
  response_id: string | null;
}

/**
 * Marks the open failures of the same customers as resolved, each by the first of these syncs that mends it. Under the
 * lock of the feed, so that a failure which commits before these syncs is seen by them. A failure that never came to know
 * its customer counts as the customer's when it was of the same response.
 */
export async function resolveEarlier(transaction: Kysely<SyncLogSchema>, added: readonly AddedSync[]): Promise<void> {
  const mendings = added.filter(({ result }) => !result.dryRun && mending.has(result.outcome));
  if (mendings.length === 0) return;
  const open = await openFailures(
    transaction,
    mendings.map(({ result }) => result),
  ).execute();
  // Nearly always there is nothing to mend; then one look was all.
  const mendedBy = Map.groupBy(open, (failure) => {
    return mendings.find(({ sequence, result }) => sequence > failure.sequence && mends(result, failure));
  });
  for (const [mender, failures] of mendedBy) {
    if (mender !== undefined) await resolve(transaction, failures, mender.result);
  }
}

/**
 * `resolved = 0` is written out, not a parameter: only then do the databases use the indexes of open failures. Two
 * look-ups, joined, instead of an `or`: PostgreSQL would answer that by bitmaps, which do not learn to skip dead entries.
 */
export function openFailures(
  db: Kysely<SyncLogSchema>,
  results: readonly Pick<SyncResult, 'customer' | 'responseId'>[],
) {
  const open = db
    .selectFrom('syncs')
    .select(['sequence', 'customer_number', 'response_id'])
    .where(sql<boolean>`resolved = 0`);
  const ofCustomers = open.where('customer_number', 'in', results.map(numberOf));
  const ofResponses = open.where('customer_number', 'is', null).where('response_id', 'in', results.map(responseOf));
  return ofCustomers.unionAll(ofResponses);
}

function mends(result: SyncResult, failure: OpenFailure): boolean {
  if (failure.customer_number !== null) return failure.customer_number === numberOf(result);
  return failure.response_id === responseOf(result);
}

async function resolve(
  transaction: Kysely<SyncLogSchema>,
  failures: readonly OpenFailure[],
  result: SyncResult,
): Promise<void> {
  const sequences = failures.map(({ sequence }) => sequence);
  await transaction
    .updateTable('syncs')
    .where('sequence', 'in', sequences)
    .set({ resolved: 1, resolved_by: result.syncId, resolved_at: new Date(result.finishedAt).toISOString() })
    .execute();
}

function numberOf({ customer }: Pick<SyncResult, 'customer'>): string | null {
  return storable(customer?.customerNumber ?? null);
}

function responseOf({ responseId }: Pick<SyncResult, 'responseId'>): string | null {
  return storable(responseId);
}
