import { setImmediate as breathe } from 'node:timers/promises';
import { writeCursor, readCursor } from './cursor.ts';
import type { Database } from './database.ts';
import { findPlaced, type SyncFilter } from './list-syncs.ts';
import type { LoggedSync } from './logged-sync.ts';

export interface FeedEntry {
  result: LoggedSync;
  /** The place behind this result, to be kept once it was dealt with. */
  cursor: string;
}

const atOnce = 100;

/**
 * What was added behind a place, and then what is being added, as it commits. Ends where the signal is aborted.
 * @param cursor null for the beginning of the log
 * @throws SyncFailure InvalidInput for a cursor or a time that cannot be read; SyncLogError where the log cannot be read
 */
export async function* followFeed(
  database: Database,
  cursor: string | null,
  signal: AbortSignal,
  filter: SyncFilter = {},
): AsyncGenerator<FeedEntry, void, undefined> {
  let from = cursor === null ? null : readCursor('asc', cursor);
  while (!signal.aborted) {
    const change = database.changed(signal);
    for (;;) {
      const found = await findPlaced(database.db, filter, { order: 'asc', from, limit: atOnce });
      for (const { sequence, result } of found) {
        if (signal.aborted) return;
        from = sequence;
        yield { result, cursor: writeCursor('asc', sequence) };
      }
      if (found.length < atOnce) break;
      // SQLite answers without waiting for anything, so without a pause nothing else of this process would come to run.
      await breathe();
    }
    await change;
  }
}

/** The place behind the newest result: where a reader begins who wants only what comes. */
export async function endOfFeed(database: Pick<Database, 'db'>): Promise<string> {
  const newest = await database.db
    .selectFrom('syncs')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return writeCursor('asc', newest?.sequence ?? 0);
}
