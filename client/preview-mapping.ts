/** A dry run by a collection that is not installed yet: the steps of a sync, one after the other, without Temporal. */
import { randomUUID } from 'node:crypto';
import type { IpaasConnector } from '../connectors/ipaas/connector.ts';
import type { OpenAIConnector } from '../connectors/openai/connector.ts';
import { mappedField, type MappedCustomer } from '../customer/mapped-customer.ts';
import { invalidIdMessage, responseIdKind } from '../customer/response-id.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { Outcome, StepName, SyncState } from '../customer/sync-result.ts';
import { assertValid } from '../customer/validate.ts';
import { applyCollection } from '../mapping/apply/apply-collection.ts';
import type { PreparedCollection } from '../mapping/prepare/prepared-collection.ts';
import { previewHeld, previewMapped, previewSource } from '../customer/flow/note-preview.ts';
import { readFailure } from '../workflows/read-failure.ts';
import { noteError, noteMapping, openBoard } from '../customer/flow/sync-board.ts';

export interface PreviewRooms {
  openai: OpenAIConnector;
  ipaas: IpaasConnector;
  /** Our subscription in iPaaS.com. */
  systemId: number;
}

/** A SyncResult, as far as there is a sync. */
export interface MappingPreview extends Pick<
  SyncState,
  | 'responseId'
  | 'dryRun'
  | 'customer'
  | 'changes'
  | 'preview'
  | 'mapping'
  | 'error'
  | 'warnings'
  | 'trackingGuid'
  | 'responseCreatedAt'
> {
  outcome: Outcome;
}

/**
 * What a sync of this response by this collection would do. Writes nothing. Nothing is waited for either: an upstream
 * that is busy or away is told as the error.
 * @throws SyncFailure InvalidId
 */
export async function previewMapping(
  rooms: PreviewRooms,
  collection: PreparedCollection,
  responseId: string,
  signal: AbortSignal,
): Promise<MappingPreview> {
  if (responseIdKind(responseId) === null) throw new SyncFailure('InvalidId', invalidIdMessage);
  const run = { workflowId: '', runId: '', trackingGuid: randomUUID(), startedAt: new Date() };
  const state: SyncState = { ...openBoard(run), responseId, dryRun: true, mapping: collection.identity };
  const progress: Progress = { step: 'fetch' };
  try {
    state.outcome = await carryOut(rooms, collection, state, progress, signal);
  } catch (error) {
    const failure = readFailure(error, progress.step);
    if (failure === null) throw error;
    noteError(state, failure.error);
  }
  return told(state, responseId);
}

interface Progress {
  /** What is being done now. */
  step: StepName;
}

async function carryOut(
  { openai, ipaas, systemId }: PreviewRooms,
  collection: PreparedCollection,
  state: SyncState,
  progress: Progress,
  signal: AbortSignal,
): Promise<Outcome> {
  const source = await openai.fetchSourceRecord(state.responseId ?? '', signal);
  state.responseCreatedAt = source.responseCreatedAt;
  previewSource(state, source);

  progress.step = 'map';
  const report = applyCollection(source, collection, { syncTime: new Date(state.startedAt), systemId });
  noteMapping(state, { ...report, warnings: [] });
  if (report.passedOver !== null) return 'skipped';
  previewMapped(state, report.customer);
  noteCustomer(state, report.customer);

  progress.step = 'validate';
  assertValid(report.customer);

  progress.step = 'upsert';
  const { trackingGuid } = state;
  const options = { trackingGuid, dryRun: true, signal, beforeWrite: refuseToWrite };
  const seen = await ipaas.upsertCustomer(report.customer, options);
  noteCustomer(state, report.customer, seen.ipaasId);
  state.changes = seen.changes;
  state.warnings = [...state.warnings, ...seen.warnings];
  previewHeld(state, seen);
  return seen.outcome;
}

function noteCustomer(state: SyncState, customer: MappedCustomer, ipaasId: string | null = null): void {
  const customerNumber = mappedField(customer, 'CustomerNumber');
  if (customerNumber !== null || ipaasId !== null) state.customer = { ipaasId, customerNumber };
}

async function refuseToWrite(): Promise<never> {
  throw new SyncFailure('InternalError', 'A preview was about to write. Nothing was written.');
}

function told(state: SyncState, responseId: string): MappingPreview {
  const { dryRun, outcome, customer, changes, preview, mapping, error, warnings } = state;
  const { trackingGuid, responseCreatedAt } = state;
  const seen = { customer, changes, preview, mapping, error, warnings, trackingGuid, responseCreatedAt };
  return { responseId, dryRun, outcome: outcome ?? 'failed', ...seen };
}
