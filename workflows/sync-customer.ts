import {
  ApplicationFailure,
  CancellationScope,
  defineQuery,
  isCancellation,
  log,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import { carryOut, type FlowListener } from '../customer/flow/carry-out.ts';
import {
  closeBoard,
  currentStep,
  endStep,
  noteError,
  noteInput,
  openBoard,
  startStep,
} from '../customer/flow/sync-board.ts';
import { syncEnd } from '../customer/flow/sync-end.ts';
import { readSyncInput } from '../customer/sync-input.ts';
import { isSynced, type Outcome, type SyncError, type SyncResult, type SyncState } from '../customer/sync-result.ts';
import { steps } from './activity-proxies.ts';
import { searchAttributes, stateQueryName } from './contract.ts';
import { describeState } from './current-details.ts';
import { readFailure } from './read-failure.ts';
import { noteTrackingGuid } from './tracking-guid.ts';

/**
 * Brings the customer of one OpenAI response into iPaaS.com (design, sections 1 and 6).
 *
 * @param argument one object, `{"responseId":"resp_…"}` at the least; checked here, because the Temporal UI sends
 *   whatever a person typed
 * @returns the SyncResult where the customer is created, updated, unchanged or skipped. Any other sync is logged
 *   first; then it fails with an ApplicationFailure whose type is the catalogue's code and whose details hold the
 *   SyncResult, or ends as cancelled.
 */
export async function syncCustomer(argument: unknown): Promise<SyncResult> {
  const { workflowId, runId, startTime } = workflowInfo();
  const state = openBoard({ workflowId, runId, trackingGuid: uuid4(), startedAt: startTime });
  noteTrackingGuid(state.trackingGuid);
  setHandler(defineQuery<SyncState>(stateQueryName), () => state);

  try {
    state.outcome = await sync(argument, state);
  } catch (error) {
    if (isCancellation(error)) return await endCancelled(state, error);
    noteFailure(state, error);
  }
  const result = await CancellationScope.nonCancellable(() => finish(state, state.outcome ?? 'failed'));
  if (result.error === null || isSynced(result.outcome)) return result;
  throw failureOf(result, result.error);
}

/** What stands in red in the Temporal UI: what is wrong and what to do, without the stack of our own code. */
function failureOf(result: SyncResult, { code, title, message, resolution }: SyncError): ApplicationFailure {
  const failure = ApplicationFailure.create({
    type: code,
    message: `${title} ${message} ${resolution}`,
    nonRetryable: true,
    details: [result],
  });
  failure.stack = '';
  return failure;
}

async function sync(argument: unknown, state: SyncState): Promise<Outcome> {
  const input = readSyncInput(argument);
  noteInput(state, input);
  noteTrackingGuid(state.trackingGuid);
  logStart(state);
  noteResponseId(input.responseId);
  return await carryOut(input, state, steps, inTemporal);
}

/** How the way of a sync is shown to people who look at its run, and found. */
const inTemporal: FlowListener = {
  stepStarted: (state) => setCurrentDetails(describeState(state)),
  customerKnown: (value) => upsertSearchAttributes([{ key: searchAttributes.customerNumber, value }]),
};

/** Our own clients set it at the start; a run started from the Temporal UI gets it here. */
function noteResponseId(responseId: string): void {
  if (workflowInfo().typedSearchAttributes.get(searchAttributes.responseId) === responseId) return;
  upsertSearchAttributes([{ key: searchAttributes.responseId, value: responseId }]);
}

/** A fault of the workflow's own code is thrown on: it stops the workflow task, not the sync, until it is repaired. */
function noteFailure(state: SyncState, thrown: unknown): void {
  const step = currentStep(state) ?? 'trigger';
  const failure = readFailure(thrown, step);
  if (failure === null) throw thrown;
  endStep(state, step, 'failed', failure.timing);
  state.mapping = failure.mapping ?? state.mapping;
  noteError(state, failure.error);
}

async function endCancelled(state: SyncState, cancellation: unknown): Promise<never> {
  const step = currentStep(state);
  if (step !== null) endStep(state, step, 'failed', null);
  await CancellationScope.nonCancellable(() => finish(state, 'cancelled'));
  throw cancellation;
}

/** Step 7, whatever happened before it. */
async function finish(state: SyncState, outcome: Outcome): Promise<SyncResult> {
  startStep(state, 'log', new Date());
  upsertSearchAttributes([
    { key: searchAttributes.syncOutcome, value: outcome },
    { key: searchAttributes.errorCode, value: state.error?.code ?? null },
  ]);
  const { value: result } = await steps.logResult(closeBoard(state, outcome, new Date()));
  Object.assign(state, result);
  setCurrentDetails(describeState(result));
  logEnd(result);
  return result;
}

/** A sync whose argument is refused has no such line, only that of its end. */
function logStart({ responseId, trigger, dryRun, retryOf }: SyncState): void {
  log.info('Sync started', { responseId, trigger, dryRun, retryOf });
}

function logEnd(result: SyncResult): void {
  log.info('Sync ended', { ...syncEnd(result) });
}
