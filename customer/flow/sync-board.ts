/** The state of one sync while it runs, and the few ways in which it changes. Plain data: a query answers it whole. */
import { failureEntry } from '../failures.ts';
import type { MappingReport } from '../mapped-customer.ts';
import type { SyncInput } from '../sync-input.ts';
import type { Outcome, Step, StepName, SyncError, SyncResult, SyncState } from '../sync-result.ts';
import { stepNames } from '../sync-result.ts';
import type { StepTiming } from './step-report.ts';

export interface SyncStart {
  workflowId: string;
  runId: string;
  trackingGuid: string;
  startedAt: Date;
}

/** A sync whose argument has not been read yet. The trigger itself is the first step and is done. */
export function openBoard(start: SyncStart): SyncState {
  const startedAt = start.startedAt.toISOString();
  return {
    syncId: start.runId,
    workflowId: start.workflowId,
    runId: start.runId,
    responseId: null,
    trigger: 'manual',
    retryOf: null,
    dryRun: false,
    outcome: null,
    customer: null,
    changes: [],
    preview: null,
    mapping: null,
    steps: stepNames.map((step) =>
      step === 'trigger'
        ? { step, status: 'completed', attempts: 1, startedAt, durationMs: 0 }
        : { step, status: 'pending', attempts: 0, startedAt: null, durationMs: null },
    ),
    error: null,
    warnings: [],
    trackingGuid: start.trackingGuid,
    responseCreatedAt: null,
    startedAt,
    finishedAt: null,
    links: { temporal: null, self: null },
  };
}

/** Takes over what the argument says. */
export function noteInput(state: SyncState, input: SyncInput): void {
  state.responseId = input.responseId;
  state.trigger = input.trigger;
  state.retryOf = input.retryOf;
  state.dryRun = input.dryRun;
  state.trackingGuid = input.trackingGuid ?? state.trackingGuid;
}

/** The collection was applied; where its filter passed the record over, a warning says why the sync is skipped. */
export function noteMapping(state: SyncState, { customer, passedOver, warnings }: MappingReport): void {
  state.mapping = customer.mapping;
  state.warnings = [...warnings];
  if (passedOver !== null) state.warnings.push({ code: 'FilteredOut', message: passedOver });
}

/** A step has been scheduled. */
export function startStep(state: SyncState, name: StepName, at: Date): void {
  const step = stepOf(state, name);
  step.status = 'running';
  step.attempts = 1;
  step.startedAt = at.toISOString();
}

/** A step has ended, well or not; timing is null where no activity lived to report it. */
export function endStep(
  state: SyncState,
  name: StepName,
  status: 'completed' | 'failed',
  timing: StepTiming | null,
): void {
  const step = stepOf(state, name);
  step.status = status;
  if (timing === null) return;
  step.attempts = timing.attempts;
  step.startedAt = timing.startedAt;
  step.durationMs = timing.durationMs;
}

/** The sync ends with an error; the catalogue says how it is counted. */
export function noteError(state: SyncState, error: SyncError): void {
  state.error = error;
  state.outcome = failureEntry(error.code).outcome;
}

/** The step that is under way, if any. */
export function currentStep(state: SyncState): StepName | null {
  return state.steps.find((step) => step.status === 'running')?.step ?? null;
}

/** Closes the board: what never started was skipped; only the log step is still to come. */
export function closeBoard(state: SyncState, outcome: Outcome, at: Date): SyncResult {
  for (const step of state.steps) {
    if (step.step !== 'log' && step.status === 'pending') step.status = 'skipped';
  }
  return { ...state, outcome, finishedAt: at.toISOString() };
}

function stepOf(state: SyncState, name: StepName): Step {
  const step = state.steps.find((candidate) => candidate.step === name);
  if (step === undefined) throw new Error(`There is no step ${name}.`);
  return step;
}
