import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from './database.ts';
import type { IdempotencyKeys, KeyClaim, KeyedRequest, StoredAnswer } from './idempotency-keys.ts';
import type { SyncLogSchema } from './schema.ts';

const keptMs = 24 * 60 * 60 * 1_000;

/** Longer than a request may take: a minute of waiting for a result, and the start before it. */
const heldMs = 90_000;

const answerSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
}) satisfies z.ZodType<StoredAnswer>;

/** The keys as rows beside the sync log; a claim is one statement, so that processes cannot come between. */
export function createIdempotencyStore(database: Pick<Database, 'db' | 'fromNow'>): IdempotencyKeys {
  return {
    claim: async (request) => await claim(database, request),
    keep: async (request, holder, answer) => {
      await database.db
        .updateTable('idempotency_keys')
        .where('caller', '=', request.caller)
        .where('key', '=', request.key)
        .where('holder', '=', holder)
        .set({ answer: JSON.stringify(answer) })
        .execute();
    },
    release: async (request, holder) => {
      await database.db
        .deleteFrom('idempotency_keys')
        .where('caller', '=', request.caller)
        .where('key', '=', request.key)
        .where('holder', '=', holder)
        .execute();
    },
  };
}

async function claim({ db, fromNow }: Pick<Database, 'db' | 'fromNow'>, request: KeyedRequest): Promise<KeyClaim> {
  await db.deleteFrom('idempotency_keys').where('expires_at', '<', fromNow(0)).execute();
  const holder = randomUUID();
  const claimed = await db
    .insertInto('idempotency_keys')
    .values({ ...request, holder, held_until: fromNow(heldMs), expires_at: fromNow(keptMs), answer: null })
    .onConflict((conflict) =>
      conflict
        .columns(['caller', 'key'])
        .doUpdateSet({ holder, held_until: sql<string>`excluded.held_until` })
        .where('idempotency_keys.answer', 'is', null)
        .where('idempotency_keys.fingerprint', '=', request.fingerprint)
        .where('idempotency_keys.held_until', '<', fromNow(0)),
    )
    .returning('holder')
    .executeTakeFirst();
  return claimed === undefined ? await readClaim(db, request) : { kind: 'ours', holder };
}

/** What stands in the way of a claim. */
async function readClaim(db: Kysely<SyncLogSchema>, { caller, key, fingerprint }: KeyedRequest): Promise<KeyClaim> {
  const row = await db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return { kind: 'running' };
  if (row.fingerprint !== fingerprint) return { kind: 'otherRequest' };
  if (row.answer === null) return { kind: 'running' };
  return { kind: 'answered', answer: answerSchema.parse(JSON.parse(row.answer)) };
}
