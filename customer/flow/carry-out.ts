/** The flow of a sync, steps 2 to 6 (design, section 1): the same for a workflow and for a record in a bulk's fast lane. */
import { sourceCustomerNumber } from '../source-record.ts';
import type { SyncInput } from '../sync-input.ts';
import type { Outcome, StepName, SyncState } from '../sync-result.ts';
import { previewHeld, previewMapped, previewSource } from './note-preview.ts';
import type { StepReport } from './step-report.ts';
import type { SyncSteps } from './steps.ts';
import { endStep, noteMapping, startStep } from './sync-board.ts';

/** Who wants to hear how the sync goes on. */
export interface FlowListener {
  stepStarted(state: SyncState): void;
  /** The customer number is known, or another one after the mapping. */
  customerKnown(customerNumber: string): void;
}

/**
 * Steps 2 to 6, each noted on the state. The time that formulas see is the start of the sync: the same on every retry and
 * replay.
 * @param state of a sync whose input has been noted
 * @returns the outcome of a sync that went well
 * @throws what a step throws; the state then says which step runs
 */
export async function carryOut(
  input: SyncInput,
  state: SyncState,
  steps: SyncSteps,
  listener: FlowListener,
): Promise<Outcome> {
  const runStep = async <T>(name: StepName, run: () => Promise<StepReport<T>>): Promise<T> => {
    startStep(state, name, new Date());
    listener.stepStarted(state);
    const { value, timing } = await run();
    endStep(state, name, 'completed', timing);
    return value;
  };

  await runStep('authenticate', () => steps.authenticate());
  const source = await runStep('fetch', () => steps.fetchResponse({ responseId: input.responseId }));
  state.responseCreatedAt = source.responseCreatedAt;
  previewSource(state, source, input.debug);
  noteCustomerNumber(state, sourceCustomerNumber(source), listener);

  const { collection } = input;
  const report = await runStep('map', () => steps.mapCustomer({ source, collection, syncTime: state.startedAt }));
  const { customer } = report;
  noteMapping(state, report);
  if (report.passedOver !== null) return 'skipped';
  previewMapped(state, customer);
  noteCustomerNumber(state, customer.values.find(isCustomerNumber)?.value ?? null, listener);
  await runStep('validate', () => steps.validateCustomer(customer));

  const { trackingGuid, dryRun, trigger } = state;
  const { force, bulkRecord } = input;
  const response = { responseId: input.responseId, createdAt: source.responseCreatedAt };
  const upsert = {
    customer,
    response,
    trackingGuid,
    dryRun,
    trigger,
    force,
    ...(bulkRecord !== null && { bulkRecord }),
  };
  const written = await runStep('upsert', () => steps.upsertCustomer(upsert));
  state.customer = { ipaasId: written.ipaasId, customerNumber: state.customer?.customerNumber ?? null };
  state.changes = written.changes;
  state.warnings = [...state.warnings, ...written.warnings];
  previewHeld(state, written);
  return written.outcome;
}

function isCustomerNumber(value: { kind: string; field: string }): boolean {
  return value.kind === 'field' && value.field === 'CustomerNumber';
}

/** The one of the source first, so that a sync which ends at its mapping is found by its customer, too. */
function noteCustomerNumber(state: SyncState, customerNumber: string | null, listener: FlowListener): void {
  if (customerNumber === null || customerNumber === state.customer?.customerNumber) return;
  state.customer = { ipaasId: null, customerNumber };
  listener.customerKnown(customerNumber);
}
