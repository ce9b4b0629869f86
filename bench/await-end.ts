import { setTimeout as sleep } from 'node:timers/promises';
import type { Bulk } from '../customer/bulk.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';

const lookEveryMs = 50;

/** Waits for the end of a bulk, however it comes. */
export async function awaitFinished({ bulks }: Pick<SyncLog, 'bulks'>, bulkId: string): Promise<Bulk> {
  for (;;) {
    const bulk = await bulks.find(bulkId);
    if (bulk === null) throw new Error('The bulk of the benchmark is gone.');
    if (bulk.finishedAt !== null) return bulk;
    await sleep(lookEveryMs);
  }
}

/** Waits for the end of a bulk. @throws Error where not all of its records were updated */
export async function awaitEnd(syncLog: Pick<SyncLog, 'bulks'>, bulkId: string, records: number): Promise<Bulk> {
  const bulk = await awaitFinished(syncLog, bulkId);
  if (bulk.totals.updated !== records) {
    throw new Error(`Of ${records} records of the benchmark ${bulk.totals.updated} were updated.`);
  }
  return bulk;
}
