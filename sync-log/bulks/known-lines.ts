import { crc32 } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { SyncLogSchema } from '../schema.ts';
import type { BulkRow } from './bulk-rows.ts';

/** Ids of the same digest are told apart by themselves, so it only has to be quick and short: an integer of 32 bits. */
export function digestOf(responseId: string): number {
  return crc32(responseId) | 0;
}

/**
 * The lines of those of these ids that a bulk holds already. Under the lock of its row, so that what is not found is not
 * there until the end of the transaction.
 */
export async function knownLines(
  transaction: Kysely<SyncLogSchema>,
  bulk: Pick<BulkRow, 'sequence' | 'received'>,
  responseIds: readonly string[],
): Promise<Map<string, number>> {
  if (responseIds.length === 0 || bulk.received === 0) return new Map();
  const rows = await digestsQuery(transaction, bulk.sequence, responseIds.map(digestOf)).execute();
  const asked = new Set(responseIds);
  const known = rows.filter(({ response_id: id }) => asked.has(id));
  return new Map(known.map(({ response_id: id, line }) => [id, line]));
}

export function digestsQuery(db: Kysely<SyncLogSchema>, sequence: number, digests: readonly number[]) {
  return db
    .selectFrom('bulk_records')
    .select(['response_id', 'line'])
    .where('bulk', '=', sequence)
    .where('digest', 'in', digests);
}
