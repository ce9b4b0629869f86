import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowNotFoundError, type Client, type WorkflowHandle } from '@temporalio/client';
import type { Bulk } from '../../customer/bulk.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { knownBulk } from '../../sync-log/bulks/known-bulk.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { bulkSignals } from '../../workflows/contract.ts';
import { callTemporal } from '../temporal-failure.ts';
import { hasEnded, readBulk } from './read-bulk.ts';

const askDeadlineMs = 5_000;
/** The workflow notes in the store that it has heard; a caller is told of it where that comes soon. */
const heardWithinMs = 2_000;
const lookAgainMs = 50;

type Log = Pick<SyncLog, 'bulks'>;
type BulkHandle = Pick<WorkflowHandle, 'signal' | 'cancel'>;

/**
 * Asks a bulk to begin nothing more; what has begun comes to its end. Asking twice does no harm.
 * @returns the bulk, paused as a rule; still running where no worker has heard of it yet
 * @throws SyncFailure BulkNotFound; BulkEnded; TemporalUnavailable
 */
export async function pauseBulk(client: Client, syncLog: Log, bulkId: string): Promise<Bulk> {
  await ask(client, syncLog, bulkId, async (handle) => await handle.signal(bulkSignals.pause));
  return await heard(syncLog, bulkId, ({ status }) => status !== 'running');
}

/** Lets a paused bulk go on; one that runs is left as it is. Answers and throws as `pauseBulk`. */
export async function resumeBulk(client: Client, syncLog: Log, bulkId: string): Promise<Bulk> {
  await ask(client, syncLog, bulkId, async (handle) => await handle.signal(bulkSignals.resume));
  return await heard(syncLog, bulkId, ({ status }) => status !== 'paused');
}

/**
 * Asks a bulk to end: what has not begun is cancelled, and what has written tells it.
 * @returns the bulk, ended where that comes soon
 * @throws as `pauseBulk`
 */
export async function cancelBulk(client: Client, syncLog: Log, bulkId: string): Promise<Bulk> {
  await ask(client, syncLog, bulkId, async (handle) => {
    await handle.cancel();
  });
  return await heard(syncLog, bulkId, hasEnded);
}

async function ask(
  client: Client,
  syncLog: Log,
  bulkId: string,
  asked: (handle: BulkHandle) => Promise<void>,
): Promise<void> {
  const bulk = await readBulk(client, syncLog, bulkId);
  if (hasEnded(bulk)) throw ended();
  try {
    await callTemporal(() =>
      client.connection.withDeadline(Date.now() + askDeadlineMs, () =>
        asked(client.workflow.getHandle(bulk.workflowId)),
      ),
    );
  } catch (error) {
    // The store said that it runs; it had ended a moment before.
    if (error instanceof WorkflowNotFoundError) throw ended();
    throw error;
  }
}

function ended(): SyncFailure {
  return new SyncFailure('BulkEnded', 'The bulk has ended, so there is nothing to pause, resume or cancel.');
}

async function heard(syncLog: Log, bulkId: string, isHeard: (bulk: Bulk) => boolean): Promise<Bulk> {
  const giveUpAt = Date.now() + heardWithinMs;
  for (;;) {
    const bulk = await knownBulk(syncLog.bulks, bulkId);
    if (isHeard(bulk) || Date.now() > giveUpAt) return bulk;
    await delay(lookAgainMs);
  }
}
