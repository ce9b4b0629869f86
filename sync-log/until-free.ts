import { setTimeout as delay } from 'node:timers/promises';
import { SyncLogError } from './sync-log-error.ts';

/** Another process may be making the tables; it has to end in this time. */
const longestWaitMs = 30_000;
/** The first pause; each is longer than the one before it, up to the longest. */
const firstPauseMs = 1;
const longestPauseMs = 20;
const busyCode = 5;

/**
 * Tries again while another connection holds the lock that the attempt needs. It waits without blocking, because that
 * connection may be one of this same process. SQLite's own busy time-out blocks, and does not cover every lock: two
 * processes that switch a new file to write-ahead logging at once are refused at once.
 * @throws SyncLogError where the lock is not free in time; anything else that the attempt throws
 */
export async function untilFree(attempt: () => void): Promise<void> {
  const giveUpAt = Date.now() + longestWaitMs;
  let pauseMs = firstPauseMs;
  while (isRefused(attempt)) {
    if (Date.now() > giveUpAt) {
      throw new SyncLogError(
        'The sync log is locked by another process. Stop the process that uses the file, then start again.',
      );
    }
    await delay(pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

function isRefused(attempt: () => void): boolean {
  try {
    attempt();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  }
}

/** SQLite's extended codes carry the basic one in their lowest byte. */
function isBusy(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'errcode' in error && (Number(error.errcode) & 0xff) === busyCode
  );
}
