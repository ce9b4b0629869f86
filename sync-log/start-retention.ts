import { setTimeout as delay } from 'node:timers/promises';
import type { SyncLog } from './sync-log.ts';

const dayMs = 86_400_000;
const betweenPurgesMs = 3_600_000;

/**
 * Deletes results that are older than so many days, now and every hour, until the signal is aborted. Several processes
 * may do it at once.
 * @param days SYNC_LOG_RETENTION_DAYS; 0 keeps everything
 * @param say is told in one sentence how many were deleted, or why that was not possible; then the next hour tries again
 * @returns settles when the work in hand is done after the signal; never rejects
 */
export async function startRetention(
  syncLog: Pick<SyncLog, 'purge'>,
  days: number,
  signal: AbortSignal,
  say: (sentence: string) => void,
): Promise<void> {
  if (days === 0) return;
  while (!signal.aborted) {
    await purgeOnce(syncLog, days, signal, say);
    await delay(betweenPurgesMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function purgeOnce(
  syncLog: Pick<SyncLog, 'purge'>,
  days: number,
  signal: AbortSignal,
  say: (sentence: string) => void,
): Promise<void> {
  try {
    const deleted = await syncLog.purge(new Date(Date.now() - days * dayMs), signal);
    if (deleted > 0) say(`${deleted} results older than ${days} days were deleted from the sync log.`);
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error;
    say(`Old results could not be deleted from the sync log (${reason}); tried again in an hour.`);
  }
}
