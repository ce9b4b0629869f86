import {
  ApplicationFailure,
  CancellationScope,
  continueAsNew,
  defineSignal,
  isCancellation,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { PageReport } from '../activities/bulk/sync-page.ts';
import type { FollowReport } from '../activities/bulk/follow-terms.ts';
import { endedCount, type Bulk, type BulkOptions, type BulkTotals } from '../customer/bulk.ts';
import { readBulkInput, type BulkInput } from '../customer/bulk-input.ts';
import { failureEntry } from '../customer/failures.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import { describeBulk } from './bulk-details.ts';
import * as steps from './bulk-proxies.ts';
import { bulkSignals, searchAttributes } from './contract.ts';
import { openPauses, type Pauses } from './pauses.ts';

/** Records of one page activity: few enough that a page lasts seconds, many enough that a million make 2,000 pages. */
const pageSize = 500;
/** Of one bulk; workers share them. */
const pagesAtOnce = 4;
/** A page takes six to nine events. Past this many no new one is begun, and the bulk goes on in a run of its own. */
const mostEvents = 1_000;

const firstLookAfterMs = 1_000;
const longestBetweenLooksMs = 30_000;
const crowdedWaitMs = 5_000;

/** A bulk while it runs. */
interface Run {
  bulkId: string;
  options: BulkOptions;
  totals: BulkTotals;
  /** The position of the first record that no page was made for. */
  next: number;
  pauses: Pauses;
  pages: ReturnType<typeof steps.pageActivities>;
}

/**
 * Syncs many customers (issue 7): in pages, each one activity that brings many records through the flow of a sync and logs
 * every outcome as it is reached. A record that has to wait, or fails in a way that may pass, gets a workflow
 * `syncCustomer` of its own. The list of records and their outcomes are in the store, not in this history.
 *
 * @param argument one object, `{"responseIds":["resp_…"]}` at the least; checked here, because the Temporal UI sends
 *   whatever a person typed
 * @returns the bulk with its totals, which have been counted anew
 */
export async function bulkSync(argument: unknown): Promise<Bulk> {
  const input = readArgument(argument);
  const run = await open(input);
  try {
    if (input.history === 'exceptions') await runPages(run, input);
    await followOwnWorkflows(run, input);
    return await end(run, 'completed');
  } catch (error) {
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => endCancelled(run));
    throw error;
  }
}

function readArgument(argument: unknown): BulkInput {
  try {
    return readBulkInput(argument);
  } catch (error) {
    if (!(error instanceof SyncFailure)) throw error;
    const { title, resolution } = failureEntry(error.code);
    throw ApplicationFailure.nonRetryable(`${title} ${error.message} ${resolution}`, error.code);
  }
}

async function open(input: BulkInput): Promise<Run> {
  const { dryRun, collection, force, history, responseIds, place } = input;
  const options = { dryRun, collection, force, history };
  const bulkId = input.bulkId ?? workflowInfo().firstExecutionRunId;
  const pauses = openPauses(place?.paused ?? false);
  setHandler(defineSignal(bulkSignals.pause), () => pauses.pause());
  setHandler(defineSignal(bulkSignals.resume), () => pauses.resume());
  noteBulkId(bulkId);
  const { value: totals } = await steps.openBulk({ bulkId, options, responseIds: place === null ? responseIds : null });
  const run = { bulkId, options, totals, next: place?.next ?? 1, pauses, pages: steps.pageActivities(bulkId) };
  tellPauses(run, place?.paused ?? false);
  show(run);
  return run;
}

/** Our own clients set it at the start; a bulk started from the Temporal UI gets it here. */
function noteBulkId(bulkId: string): void {
  if (workflowInfo().typedSearchAttributes.get(searchAttributes.bulkId) === bulkId) return;
  upsertSearchAttributes([{ key: searchAttributes.bulkId, value: bulkId }]);
}

/**
 * Whoever looks is told by the store that the bulk is paused, also where the signal came from the Temporal UI. Told once
 * more where a run goes on paused: the run before it may have ended before it could.
 */
function tellPauses(run: Run, pausedAtFirst: boolean): void {
  const { bulkId, pauses } = run;
  const tell = async (isPaused: boolean): Promise<void> => {
    show(run);
    await steps.noteBulkStatus({ bulkId, status: isPaused ? 'paused' : 'running' });
  };
  const telling = async (): Promise<void> => {
    if (pausedAtFirst) await tell(true);
    await pauses.listen(tell);
  };
  telling().catch((error: unknown) => {
    if (!isCancellation(error)) throw error;
  });
}

function show({ totals, pauses }: Run): void {
  setCurrentDetails(describeBulk(pauses.isPaused() ? 'Paused' : 'Running', totals));
}

async function runPages(run: Run, input: BulkInput): Promise<void> {
  const lanes = Array.from({ length: pagesAtOnce }, () => runLane(run));
  const ends = await Promise.allSettled(lanes);
  for (const lane of ends) if (lane.status === 'rejected') throw lane.reason;
  if (run.next <= run.totals.received) await goOnAsNew(run, input);
}

async function goOnAsNew(run: Run, input: BulkInput): Promise<never> {
  const place = { next: run.next, paused: run.pauses.isPaused() };
  return await continueAsNew<typeof bulkSync>({ ...input, bulkId: run.bulkId, responseIds: null, place });
}

/** One page after the other, while there are any and the history is short. */
async function runLane(run: Run): Promise<void> {
  for (;;) {
    await run.pauses.untilRunning();
    if (run.next > run.totals.received || isLong()) return;
    const from = run.next;
    const to = Math.min(from + pageSize - 1, run.totals.received);
    run.next = to + 1;
    await runPage(run, from, to);
  }
}

function isLong(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength > mostEvents || continueAsNewSuggested;
}

/** Until nothing of the page is left: what the budget held back, and what a pause or a limit of time left, comes again. */
async function runPage(run: Run, from: number, to: number): Promise<void> {
  for (;;) {
    await run.pauses.untilRunning();
    const report = await run.pauses.stoppable(() => syncPage(run, from, to));
    if (report === null) continue;
    if (report.left === 0) return;
    if (report.crowded) await makeRoom(run);
    else if (report.waitMs > 0) await sleep(report.waitMs);
  }
}

async function syncPage(run: Run, from: number, to: number): Promise<PageReport> {
  const { bulkId, options, pages } = run;
  const { value } = await pages.syncPage({ bulkId, options, from, to });
  noteTotals(run, value.totals);
  return value;
}

/** Pages may end in another order than they counted. */
function noteTotals(run: Run, totals: BulkTotals): void {
  if (endedCount(totals) < endedCount(run.totals)) return;
  run.totals = totals;
  show(run);
}

/** Too many records wait in workflows of their own: the upstream has to recover before more are tried. */
async function makeRoom(run: Run): Promise<void> {
  await sleep(crowdedWaitMs);
  await follow(run, false);
}

/**
 * At the end, and where each record has a workflow of its own, from the start. Looks less often the longer nothing moves.
 */
async function followOwnWorkflows(run: Run, input: BulkInput): Promise<void> {
  let lookAfterMs = firstLookAfterMs;
  for (let before = Number.POSITIVE_INFINITY; ;) {
    if (isLong()) await goOnAsNew(run, input);
    const { open: unstarted, inOwnWorkflows } = await follow(run, !run.pauses.isPaused());
    const left = unstarted + inOwnWorkflows;
    if (left === 0) return;
    lookAfterMs = left < before ? firstLookAfterMs : Math.min(lookAfterMs * 2, longestBetweenLooksMs);
    before = left;
    if (inOwnWorkflows === 0) await run.pauses.untilRunning();
    else await run.pauses.changedWithin(lookAfterMs);
  }
}

async function follow(run: Run, start: boolean): Promise<FollowReport> {
  const { bulkId, options } = run;
  const { value } = await steps.followOwnWorkflows({ bulkId, options, start });
  noteTotals(run, value.totals);
  return value;
}

async function end({ bulkId }: Run, status: 'completed' | 'cancelled'): Promise<Bulk> {
  const { value: bulk } = await steps.endBulk({ bulkId, status });
  setCurrentDetails(describeBulk(status === 'completed' ? 'Completed' : 'Cancelled', bulk.totals));
  return bulk;
}

/** What has not begun is cancelled; what has begun comes to its end, and its outcome is told. */
async function endCancelled(run: Run): Promise<void> {
  const { bulkId, options } = run;
  await steps.cancelRecords({ bulkId, options });
  for (;;) {
    const { inOwnWorkflows } = await follow(run, false);
    if (inOwnWorkflows === 0) break;
    await sleep(firstLookAfterMs);
  }
  await end(run, 'cancelled');
}
