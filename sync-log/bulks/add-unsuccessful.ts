import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { SyncLogSchema } from '../schema.ts';
import { addLines } from './add-lines.ts';
import { knownSequence } from './find-bulks.ts';
import { recordStreams, streamQuery } from './record-streams.ts';

/** As many as are added in one transaction. */
const recordsAtOnce = 1_000;

/**
 * Adds the records of another bulk that ended without success, a part at a time. May be repeated.
 * @returns how many of them the bulk has now
 * @throws SyncFailure InternalError where one of the bulks is not known
 */
export async function addUnsuccessful(database: Database, bulkId: string, of: string): Promise<number> {
  const source = await knownSequence(database, of);
  const target = await knownSequence(database, bulkId);
  let behind = 0;
  for (;;) {
    const part = await unsuccessfulBehind(database.db, source, behind);
    const last = part.at(-1);
    if (last === undefined) break;
    const lines = part.map((row) => ({ line: row.line, responseId: row.response_id, retryOf: row.sync_id }));
    await addLines(database, bulkId, lines);
    behind = last.position;
  }
  const { received } = await database.db
    .selectFrom('bulks')
    .select('received')
    .where('sequence', '=', target)
    .executeTakeFirstOrThrow();
  return received;
}

async function unsuccessfulBehind(db: Kysely<SyncLogSchema>, sequence: number, behind: number) {
  const found = [];
  for (const stream of recordStreams({ unsuccessful: true })) {
    found.push(...(await streamQuery(db, stream, { sequence, behind, limit: recordsAtOnce }).execute()));
  }
  return found.toSorted((one, other) => one.position - other.position).slice(0, recordsAtOnce);
}
