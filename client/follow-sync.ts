import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { LinkSettings } from '../customer/sync-links.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import { SyncLogError } from '../sync-log/sync-log-error.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import type { LiveSync } from './current-step.ts';
import { isRunning, readSync } from './read-sync.ts';

/** How often a running sync is asked for its state: often at first, because most end within a second. */
const askAgainMs = [50, 50, 100, 200, 300];
const askLaterMs = 500;

export type SyncNews =
  { kind: 'state'; sync: LiveSync } | { kind: 'result'; sync: SyncResult } | { kind: 'problem'; failure: SyncFailure };

/**
 * What a sync does until it has ended: its state whenever that changes, and last its result. Where Temporal, the
 * worker or the sync log is away, that is told once, and it goes on trying.
 * @param signal ends the following, not the sync
 * @throws SyncFailure of any other kind, such as SyncNotFound
 */
export async function* followSync(
  client: Client,
  syncLog: SyncLog,
  links: LinkSettings,
  syncId: string,
  signal: AbortSignal,
): AsyncGenerator<SyncNews, void, undefined> {
  let told = '';
  for (let turn = 0; !signal.aborted; turn += 1) {
    const news = await look(client, syncLog, links, syncId);
    const text = JSON.stringify(news.kind === 'problem' ? news.failure.code : news.sync);
    if (text !== told) yield news;
    told = text;
    if (news.kind === 'result') return;
    await delay(askAgainMs[turn] ?? askLaterMs, null, { signal }).catch(() => null);
  }
}

async function look(client: Client, syncLog: SyncLog, links: LinkSettings, syncId: string): Promise<SyncNews> {
  try {
    const sync = await readSync(client, syncLog, links, syncId);
    return isRunning(sync) ? { kind: 'state', sync } : { kind: 'result', sync };
  } catch (error) {
    const failure = whatIsAway(error);
    if (failure === null) throw error;
    return { kind: 'problem', failure };
  }
}

/** Null for an error of any other kind. */
function whatIsAway(error: unknown): SyncFailure | null {
  // Its own words name the place of the database.
  if (error instanceof SyncLogError) return new SyncFailure('SyncLogUnavailable', 'The sync log does not answer.');
  return isAway(error) ? error : null;
}

/** True where Temporal or the worker cannot be asked now, and can be later. */
export function isAway(error: unknown): error is SyncFailure {
  if (!(error instanceof SyncFailure)) return false;
  return error.code === 'TemporalUnavailable' || error.code === 'WorkerUnavailable';
}
