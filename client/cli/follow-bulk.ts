import type { Client } from '@temporalio/client';
import { endedCount, type Bulk } from '../../customer/bulk.ts';
import { awaitBulk } from '../bulk/await-bulk.ts';
import { readPollers } from '../checks/task-queue-pollers.ts';
import type { OpenClient } from './open-client.ts';
import { pause } from './pause.ts';
import { createBulkProgress, type BulkProgress } from './render/bulk-progress.ts';

type Open = Pick<OpenClient, 'client' | 'syncLog'>;

/** Where nothing ends for so long, it is asked whether a worker is there at all. */
const askForWorkerEveryMs = 3_000;
/** A worker asks anew at least every minute; the server remembers one for longer, also where it has died. */
const silentMs = 120_000;

/**
 * Shows on standard output how far a bulk is until it has ended.
 * @throws the signal's reason; SyncLogError
 */
export async function followBulk(open: Open, bulkId: string, interrupted: AbortSignal): Promise<Bulk> {
  const progress = createBulkProgress(process.stdout);
  const ended = new AbortController();
  let latest: Bulk | null = null;
  const watching = watchForWorker(open.client, () => latest, progress, ended.signal);
  try {
    return await awaitEnd(open, bulkId, interrupted, (bulk) => {
      latest = bulk;
      progress.show(bulk);
    });
  } finally {
    ended.abort();
    await watching;
    progress.end();
  }
}

/** The bulk once it has ended. @throws as `followBulk` */
export async function awaitEnd(
  { client, syncLog }: Open,
  bulkId: string,
  interrupted: AbortSignal,
  onChange: (bulk: Bulk) => void = () => undefined,
): Promise<Bulk> {
  let last: Bulk | null = null;
  for await (const bulk of awaitBulk(client, syncLog, bulkId, interrupted)) {
    last = bulk;
    onChange(bulk);
  }
  if (last === null) throw new Error('A bulk ended without ever being there.');
  return last;
}

async function watchForWorker(
  client: Client,
  latest: () => Bulk | null,
  progress: BulkProgress,
  ended: AbortSignal,
): Promise<void> {
  let before = 0;
  while (!ended.aborted) {
    await pause(askForWorkerEveryMs, ended);
    const bulk = latest();
    if (ended.aborted || bulk === null) continue;
    const now = endedCount(bulk.totals);
    if (now === before && !(await hasWorker(client)) && !ended.aborted) {
      progress.note('  No worker answers. The bulk goes on as soon as one runs (npm run worker).');
    }
    before = now;
  }
}

/** Where Temporal does not answer, nothing is known of workers, and the bulk is followed all the same. */
async function hasWorker(client: Client): Promise<boolean> {
  try {
    return (await readPollers(client)).some(({ lastAskedAt }) => (lastAskedAt ?? 0) > Date.now() - silentMs);
  } catch {
    return true;
  }
}
