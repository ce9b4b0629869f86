import { log } from '@temporalio/activity';
import { bulkSyncId, recordInput, type BulkOptions, type OpenRecord } from '../../customer/bulk.ts';
import { carryOut, type FlowListener } from '../../customer/flow/carry-out.ts';
import { loggedResult } from '../../customer/flow/logged-result.ts';
import {
  closeBoard,
  currentStep,
  endStep,
  noteError,
  noteInput,
  openBoard,
  startStep,
} from '../../customer/flow/sync-board.ts';
import { tellFailure } from '../../customer/flow/tell-failure.ts';
import { recordGuid } from '../../customer/record-guid.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { readSyncInput } from '../../customer/sync-input.ts';
import type { LinkSettings } from '../../customer/sync-links.ts';
import type { SyncResult, SyncState } from '../../customer/sync-result.ts';
import { SyncLogError } from '../../sync-log/sync-log-error.ts';
import { directSteps, type StepRooms } from '../direct-steps.ts';

/** The bulk whose record is synced, and where its page runs. */
export interface RecordContext {
  bulkId: string;
  options: BulkOptions;
  workflowId: string;
  runId: string;
  namespace: string;
  links: LinkSettings;
  signal: AbortSignal;
}

/**
 * How a record in the fast lane ended: with a result; as one that needs a workflow of its own, because it has to wait or
 * failed in a way that may pass; or not at all, because the request budget lets nobody through for so many milliseconds.
 */
export type RecordEnd =
  { kind: 'result'; result: SyncResult } | { kind: 'ownWorkflow' } | { kind: 'heldBack'; waitMs: number };

const nobody: FlowListener = { stepStarted: () => undefined, customerKnown: () => undefined };

/**
 * Syncs one record through the flow of a sync, without a workflow.
 * @throws SyncLogError where the store is away; the signal's reason where it was aborted
 */
export async function syncRecord(rooms: StepRooms, context: RecordContext, record: OpenRecord): Promise<RecordEnd> {
  const { bulkId, options, workflowId, runId, signal } = context;
  const syncId = bulkSyncId(bulkId, record.line);
  const trackingGuid = recordGuid(bulkId, record.line);
  const state = { ...openBoard({ workflowId, runId, trackingGuid, startedAt: new Date() }), syncId };
  const input = readSyncInput(recordInput(options, record));
  noteInput(state, input);
  try {
    state.outcome = await carryOut(input, state, directSteps(rooms, { syncId, signal }), nobody);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SyncLogError) throw error;
    if (!(error instanceof SyncFailure)) return unexpected(error, syncId);
    if (isHeldBack(error)) return { kind: 'heldBack', waitMs: error.retryAfterMs ?? 0 };
    if (error.retryable) return { kind: 'ownWorkflow' };
    noteFailure(state, error);
  }
  return { kind: 'result', result: resultOf(state, context) };
}

/** A request that was never sent: our own budget speaks, not the upstream. */
function isHeldBack(failure: SyncFailure): boolean {
  return failure.code === 'RateLimited' && failure.upstream === null;
}

/** A fault of ours may be of the moment: the workflow of its own tries again, and tells it if it is not. */
function unexpected(error: unknown, syncId: string): RecordEnd {
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  log.error('A record of a bulk met an unexpected error', { kind, syncId });
  return { kind: 'ownWorkflow' };
}

function noteFailure(state: SyncState, failure: SyncFailure): void {
  const name = currentStep(state) ?? 'trigger';
  const startedAt = state.steps.find(({ step }) => step === name)?.startedAt ?? state.startedAt;
  endStep(state, name, 'failed', { attempts: 1, startedAt, durationMs: Date.now() - Date.parse(startedAt) });
  state.mapping = failure.mapping ?? state.mapping;
  noteError(state, tellFailure(failure.code, failure, name));
}

function resultOf(state: SyncState, { namespace, links }: RecordContext): SyncResult {
  startStep(state, 'log', new Date());
  const now = Date.now();
  const result = closeBoard(state, state.outcome ?? 'failed', new Date(now));
  return loggedResult(result, { attempts: 1, startedAt: now, now, namespace, links });
}
