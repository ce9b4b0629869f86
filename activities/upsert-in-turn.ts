/** Steps 5 and 6 without Temporal: one sync at a time for each customer, in the order of the responses. */
import type { IpaasConnector, UpsertResult } from '../connectors/ipaas/connector.ts';
import type { UpsertCustomerInput } from '../customer/flow/steps.ts';
import { mappedField } from '../customer/mapped-customer.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import type { SyncWarning } from '../customer/sync-warning.ts';
import { decideWriteOrder } from '../customer/write-order.ts';
import { tellWholeStory, type WritePlan } from '../customer/write-plan.ts';
import type { CustomerLease, CustomerLeases, FinishedWrite } from '../sync-log/customer-leases.ts';

/** A dry run alone looks at what iPaaS.com holds for its own sake. */
const notLookedAt: Pick<UpsertResult, 'held' | 'customFieldsToCreate'> = { held: null, customFieldsToCreate: [] };

/** How long an attempt looks for its turn itself before Temporal takes the waiting over. */
const turnWithinMs = 1_000;
const lookAgainMs = 20;

/**
 * Exactly one customer written to iPaaS.com, custom fields and external-id link included. May be called again with the same
 * name after any failure.
 * @param syncId the name under which the customer is held, and under which what was done is kept for the next attempt
 * @param signal aborts the looking; what has begun to be written is finished
 * @throws SyncFailure; the signal's reason where it was aborted
 */
export async function upsertInTurn(
  ipaas: IpaasConnector,
  leases: CustomerLeases,
  input: UpsertCustomerInput,
  { syncId, signal }: { syncId: string; signal: AbortSignal },
): Promise<UpsertResult> {
  const customerNumber = mappedField(input.customer, 'CustomerNumber') ?? '';
  if (input.dryRun) return await lookOnly(ipaas, leases, input, customerNumber, signal);
  const finished = await leases.finished(syncId);
  if (finished !== null) return { ...finished, ...notLookedAt };
  const lease = await waitForTurn(leases, customerNumber, syncId, signal);
  return await writeInTurn(ipaas, leases, input, lease, signal);
}

/** A dry run takes no turn: it looks, says what would happen, and changes nothing, not even who is next. */
async function lookOnly(
  ipaas: IpaasConnector,
  leases: CustomerLeases,
  input: UpsertCustomerInput,
  customerNumber: string,
  signal: AbortSignal,
): Promise<UpsertResult> {
  const order = decideWriteOrder(input.response, await leases.newest(customerNumber), input);
  if (!order.write) return skipped(order.warnings);
  const options = { trackingGuid: input.trackingGuid, dryRun: true, signal, beforeWrite: refuseToWrite };
  const result = await ipaas.upsertCustomer(input.customer, options);
  return { ...result, warnings: [...order.warnings, ...result.warnings] };
}

async function refuseToWrite(): Promise<never> {
  throw new SyncFailure('InternalError', 'A dry run was about to write. Nothing was written.');
}

async function writeInTurn(
  ipaas: IpaasConnector,
  leases: CustomerLeases,
  input: UpsertCustomerInput,
  lease: CustomerLease,
  signal: AbortSignal,
): Promise<UpsertResult> {
  const order = decideWriteOrder(input.response, lease.newest, input);
  if (!order.write) {
    await leases.release(lease);
    return skipped(order.warnings);
  }
  // Also where an earlier attempt of this sync was about to write: what it planned must not be forgotten.
  let writing = lease.plan !== null;
  const beforeWrite = async (plan: WritePlan): Promise<void> => {
    await leases.noteWrite(lease, plan);
    writing = true;
  };
  try {
    const { trackingGuid } = input;
    const options = { trackingGuid, dryRun: false, earlierPlan: lease.plan, signal, beforeWrite };
    const result = await ipaas.upsertCustomer(input.customer, options);
    const done = { ...tellWholeStory(result, lease.plan), warnings: [...order.warnings, ...result.warnings] };
    // What the collection passes over was not written, and so is no newest response.
    await leases.complete(lease, done.outcome === 'skipped' ? null : input.response, finishedWrite(done));
    return done;
  } catch (error) {
    // After a write whose answer was lost the customer stays ours: the next attempt can then tell what was done.
    if (!writing || isFinal(error)) await leases.release(lease);
    throw error;
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof SyncFailure && !error.retryable;
}

function skipped(warnings: SyncWarning[]): UpsertResult {
  return { outcome: 'skipped', ipaasId: null, changes: [], warnings, ...notLookedAt };
}

function finishedWrite({ outcome, ipaasId, changes, warnings }: UpsertResult): FinishedWrite {
  return { outcome, ipaasId, changes, warnings };
}

/** @throws SyncFailure CustomerBusy, worth another try, where another sync keeps the customer */
async function waitForTurn(
  leases: CustomerLeases,
  customerNumber: string,
  syncId: string,
  signal: AbortSignal,
): Promise<CustomerLease> {
  const giveUpAt = Date.now() + turnWithinMs;
  for (;;) {
    signal.throwIfAborted();
    const lease = await leases.acquire(customerNumber, syncId);
    if (lease !== null) return lease;
    if (Date.now() > giveUpAt) throw new SyncFailure('CustomerBusy', 'Another sync of this customer is under way.');
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}
