import { activityInfo } from '@temporalio/activity';
import type { BulkOptions, BulkTotals, EndedRecord, OpenRecord } from '../../customer/bulk.ts';
import { inLane } from '../../connectors/budget/lane.ts';
import { runBulkStep } from './run-bulk-step.ts';
import { beginOwnSync } from './begin-own-sync.ts';
import type { BulkRooms } from './bulk-rooms.ts';
import { knownBulk } from '../../sync-log/bulks/known-bulk.ts';
import { createOutcomeWriter, type OutcomeWriter } from './outcome-writer.ts';
import { mostOwnWorkflows } from './own-syncs.ts';
import { syncRecord, type RecordContext } from './sync-record.ts';
import { createTurns, type Turns } from './turns.ts';

export interface PageInput {
  bulkId: string;
  options: BulkOptions;
  /** Positions, both included. */
  from: number;
  to: number;
}

export interface PageReport {
  /** Records of the page that have not begun, or could not be done now. */
  left: number;
  /** How long the request budget lets nobody through, in milliseconds; 0 where nothing is to be waited for. */
  waitMs: number;
  /** Too many records are in workflows of their own: some of them have to end first. */
  crowded: boolean;
  /** Of the whole bulk, when the page ended. */
  totals: BulkTotals;
}

/** A page ends after this long, whatever is left of it, so that progress is seen and workers that stop are not waited for. */
const longestPageMs = 60_000;

/** A page while it is worked on. */
interface Page {
  rooms: BulkRooms;
  turns: Turns;
  context: RecordContext;
  writer: OutcomeWriter;
  stopAt: number;
  /** How many more may be given to workflows of their own. */
  roomForOwn: number;
  waitMs: number;
  /** Results, and records that a workflow of their own does now. */
  done: number;
  failure: Error | null;
}

/**
 * Syncs the records of a page, many at the same time, each outcome written to the log as it is reached: a page that is
 * repeated, by whatever attempt, repeats no record that has ended. Where it is cancelled, what has begun is finished.
 */
export function createSyncPage(rooms: BulkRooms) {
  const turns = createTurns(rooms.recordsAtOnce);
  return async function syncPage(input: PageInput) {
    return await runBulkStep(async (signal): Promise<PageReport> => {
      const { bulks } = rooms.syncLog;
      const { inOwnWorkflows } = await knownBulk(bulks, input.bulkId);
      const records = await bulks.openRecords(input.bulkId, input.from, input.to);
      const page = openPage(rooms, turns, contextOf(rooms, input, signal), mostOwnWorkflows - inOwnWorkflows);
      await workThrough(page, records);
      const { totals } = await knownBulk(bulks, input.bulkId);
      const left = records.length - page.done;
      return { left, waitMs: page.waitMs, crowded: left > 0 && page.roomForOwn <= 0, totals };
    });
  };
}

function contextOf({ links }: BulkRooms, { bulkId, options }: PageInput, signal: AbortSignal): RecordContext {
  const { workflowExecution, namespace } = activityInfo();
  const { workflowId = '', runId = '' } = workflowExecution ?? {};
  return { bulkId, options, workflowId, runId, namespace, links, signal };
}

function openPage(rooms: BulkRooms, turns: Turns, context: RecordContext, roomForOwn: number): Page {
  const onWritten = (records: readonly EndedRecord[]): void =>
    records.forEach(({ result }) => rooms.onRecordLogged(result));
  const writer = createOutcomeWriter(context.bulkId, rooms.syncLog, onWritten);
  const stopAt = Date.now() + longestPageMs;
  return { rooms, turns, context, writer, stopAt, roomForOwn, waitMs: 0, done: 0, failure: null };
}

/** @throws what kept the page from going on, once nothing of it runs any more */
async function workThrough(page: Page, records: readonly OpenRecord[]): Promise<void> {
  const waiting = records.values();
  const workOn = async (): Promise<void> => {
    for (const record of waiting) {
      const giveBack = await page.turns.take();
      try {
        if (mustStop(page)) return;
        await finish(page, record);
      } catch (error) {
        page.failure ??= page.context.signal.aborted ? null : asError(error);
      } finally {
        giveBack();
      }
    }
  };
  const atOnce = Math.min(page.rooms.recordsAtOnce, records.length);
  await Promise.all(Array.from({ length: atOnce }, workOn));
  await page.writer.written();
  if (page.failure !== null) throw page.failure;
}

function mustStop({ context, failure, waitMs, roomForOwn, stopAt }: Page): boolean {
  return context.signal.aborted || failure !== null || waitMs > 0 || roomForOwn <= 0 || Date.now() > stopAt;
}

async function finish(page: Page, record: OpenRecord): Promise<void> {
  const { rooms, context } = page;
  const lane = { kind: 'bulk', bulkId: context.bulkId } as const;
  const end = await inLane(lane, () => syncRecord({ ...rooms, leases: rooms.syncLog.leases }, context, record));
  if (end.kind === 'heldBack') {
    page.waitMs = Math.max(page.waitMs, end.waitMs, 1);
    return;
  }
  if (end.kind === 'result') {
    page.writer.add({ position: record.position, result: end.result });
  } else {
    const { bulkId, options } = context;
    await beginOwnSync(rooms, { bulkId, options, record });
    page.roomForOwn -= 1;
  }
  page.done += 1;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('Something was thrown that is no error.');
}
