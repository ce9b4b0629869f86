import { setTimeout as delay } from 'node:timers/promises';
import { endLostRecords } from '../../sync-log/bulks/end-lost-records.ts';
import { knownBulk } from '../../sync-log/bulks/known-bulk.ts';
import { runBulkStep } from './run-bulk-step.ts';
import { beginOwnSync, resumeOwnSyncs } from './begin-own-sync.ts';
import type { BulkRooms } from './bulk-rooms.ts';
import { ownRunsOf } from './own-runs.ts';
import type { FollowInput, FollowReport } from './follow-terms.ts';

/** Under way at the same time where every record has a workflow of its own: enough to keep a server busy. */
const eachAtOnce = 100;

const lookAgainMs = 250;
/** What still moves is followed here for so long; what waits is left to the workflow, whose waiting costs nothing. */
const longestMs = 20_000;
const longestStandstillMs = 2_000;

/**
 * Takes over the outcomes of records that have workflows of their own, for as long as some end, and starts more where
 * every record has one.
 */
export function createFollowOwnWorkflows(rooms: BulkRooms) {
  return async function followOwnWorkflows(input: FollowInput) {
    return await runBulkStep(async (signal): Promise<FollowReport> => {
      const stopAt = Date.now() + longestMs;
      const { bulkId, options } = input;
      await resumeOwnSyncs(rooms, { bulkId, options });
      let before = await advance(rooms, input, signal);
      let movedAt = Date.now();
      while (isUnderWay(before, input) && Date.now() < stopAt && Date.now() - movedAt < longestStandstillMs) {
        await delay(lookAgainMs);
        if (signal.aborted) break;
        const now = await advance(rooms, input, signal);
        if (now.open !== before.open || now.inOwnWorkflows !== before.inOwnWorkflows) movedAt = Date.now();
        before = now;
      }
      const { bulks } = rooms.syncLog;
      if (before.inOwnWorkflows > 0) await endLostRecords(bulks, bulkId, ownRunsOf(rooms, input));
      const progress = await bulks.settleOwnWorkflows(bulkId);
      return { ...progress, totals: (await knownBulk(bulks, bulkId)).totals };
    });
  };
}

function isUnderWay({ open, inOwnWorkflows }: Pick<FollowReport, 'open' | 'inOwnWorkflows'>, { start }: FollowInput) {
  return inOwnWorkflows > 0 || (start && open > 0);
}

/** Settles what has ended, then fills up what became free. */
async function advance(rooms: BulkRooms, { bulkId, options, start }: FollowInput, signal: AbortSignal) {
  const { bulks } = rooms.syncLog;
  const progress = await bulks.settleOwnWorkflows(bulkId);
  const free = Math.min(eachAtOnce - progress.inOwnWorkflows, progress.open);
  if (!start || free <= 0) return progress;
  for (const record of await bulks.firstOpenRecords(bulkId, free)) {
    if (signal.aborted) break;
    await beginOwnSync(rooms, { bulkId, options, record });
  }
  return await bulks.settleOwnWorkflows(bulkId);
}
