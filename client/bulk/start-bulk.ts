import { setImmediate as breathe } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { BulkOptions } from '../../customer/bulk.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { BulkLine } from '../../sync-log/bulks/bulk-store.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { beginBulk, type StartedBulk } from './begin-bulk.ts';

type Lines = AsyncIterable<BulkLine> | Iterable<BulkLine>;

/** How records are synced unless something else is asked for. */
const defaults: BulkOptions = { dryRun: false, collection: null, force: false, history: 'exceptions' };

/** Blank lines aside. */
export const mostLines = 1_000_000;

const linesAtOnce = 1_000;

/**
 * The one place that starts a bulk. The lines go into the sync log as they come, and the workflow begins once all are
 * there. Where that cannot be, nothing is kept.
 * @throws SyncFailure InvalidInput where no line holds an id, or there are too many; TemporalUnavailable where the server
 *   did not confirm the start, in which case no sync was promised; SyncLogError; whatever the lines throw
 */
export async function startBulk(
  client: Client,
  syncLog: Pick<SyncLog, 'bulks'>,
  lines: Lines,
  options: Partial<BulkOptions> = {},
): Promise<StartedBulk> {
  const plan = { ...defaults, ...options };
  if (plan.collection?.trim() === '') {
    throw new SyncFailure('InvalidInput', 'collection must be the name of a mapping collection.');
  }
  const fill = async (bulkId: string): Promise<void> => await addLines(syncLog, bulkId, lines);
  return await beginBulk(client, syncLog, { ...plan, retryOf: null, fill });
}

async function addLines({ bulks }: Pick<SyncLog, 'bulks'>, bulkId: string, lines: Lines): Promise<void> {
  let held: BulkLine[] = [];
  let count = 0;
  for await (const line of lines) {
    if ((count += 1) > mostLines) throw tooMany();
    held.push(line);
    if (held.length < linesAtOnce) continue;
    await bulks.addLines(bulkId, held);
    held = [];
    // SQLite answers without waiting for anything, so without a pause nothing else of this process would come to run.
    await breathe();
  }
  if (held.length > 0) await bulks.addLines(bulkId, held);
}

function tooMany(): SyncFailure {
  const most = mostLines.toLocaleString('en');
  return new SyncFailure(
    'InvalidInput',
    `The list has more than ${most} lines. Split it, and start a bulk for each part.`,
  );
}
