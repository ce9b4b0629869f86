/** A workload of syncs on one stack: what was asked of it, what it confirmed, and at the end the evidence. */
import type { SyncResult } from '../../customer/sync-result.ts';
import { syncWorkflowId } from '../../workflows/contract.ts';
import type { Stack } from '../support/stack.ts';
import { holdCustomer } from './held-customer.ts';
import { collectIpaas, collectRows, collectRuns } from './collect-evidence.ts';
import type { AcceptedSync, Evidence, SentCustomer } from './evidence.ts';
import { responseOf, sentCustomer } from './sent-response.ts';

export interface PlannedSync {
  customerNumber: string;
  responseId: string;
  /** When the response was made: seconds since 1970. */
  createdAt: number;
  trigger: 'api' | 'manual';
  dryRun: boolean;
  /** Name of the mapping collection, where it is not the built-in one. */
  collection?: string;
  sent: SentCustomer;
}

export interface Workload {
  /**
   * Puts a response into the OpenAI stand-in; each differs from every other in its data. By planning a sync the workload
   * claims that it will be accepted and end well.
   */
  plan(
    customerNumber: string,
    options?: { createdAt?: number; trigger?: 'api' | 'manual'; collection?: string; dryRun?: boolean },
  ): Promise<PlannedSync>;
  /** Puts a customer into iPaaS.com that differs in all its data from what any response brings. */
  hold(customerNumber: string, link: 'linked' | 'unlinked'): Promise<void>;
  /** Asks for the sync and notes that it was confirmed. */
  start(this: void, planned: PlannedSync): Promise<AcceptedSync>;
  /** Waits for the end of a sync; notes its row as it stands then. */
  finish(this: void, accepted: AcceptedSync): Promise<SyncResult>;
  /** Starts all at once and waits for all. */
  run(planned: readonly PlannedSync[]): Promise<SyncResult[]>;
  evidence(): Promise<Evidence>;
}

const firstCreatedAt = 1_793_610_000;
/** Below the ids that the stand-in gives to customers it creates. */
const firstHeldId = 1_000;

export async function openWorkload(stack: Stack): Promise<Workload> {
  const before = await collectIpaas(stack.ipaas);
  const heldBefore = before.customers.map(({ customerNumber }) => customerNumber ?? '');
  const accepted: AcceptedSync[] = [];
  const firstRead: SyncResult[] = [];
  let made = 0;

  const start = async (planned: PlannedSync): Promise<AcceptedSync> => {
    const { responseId, trigger, dryRun, collection } = planned;
    const { syncId } = await stack.start({
      responseId,
      trigger,
      dryRun,
      ...(collection !== undefined && { collection }),
    });
    const sync = { ...planned, syncId, automatic: trigger === 'api' };
    accepted.push(sync);
    return sync;
  };
  const finish = async ({ syncId, responseId, dryRun }: AcceptedSync): Promise<SyncResult> => {
    const workflowId = syncWorkflowId(responseId, dryRun);
    const result = await stack.resultOf({ syncId, runId: syncId, workflowId });
    const row = await stack.syncLog.find(syncId);
    if (row !== null) firstRead.push(row);
    return result;
  };

  return {
    async plan(customerNumber, { createdAt, trigger = 'api', dryRun = false, collection } = {}) {
      made += 1;
      const planned: PlannedSync = {
        customerNumber,
        responseId: `resp_fault_${customerNumber.toLowerCase().replaceAll(/\W/g, '_')}_${made}`,
        createdAt: createdAt ?? firstCreatedAt + made,
        trigger,
        dryRun,
        ...(collection !== undefined && { collection }),
        sent: sentCustomer(customerNumber, made),
      };
      await stack.openai.put('responses', planned.responseId, responseOf(planned));
      return planned;
    },
    async hold(customerNumber, link) {
      heldBefore.push(customerNumber);
      await holdCustomer(stack.ipaas, firstHeldId + heldBefore.length, customerNumber, link);
    },
    start,
    finish,
    async run(planned) {
      const started = await Promise.all(planned.map(start));
      return await Promise.all(started.map(finish));
    },
    async evidence() {
      const runs = await collectRuns(stack, accepted.length);
      const rows = await collectRows(stack);
      const ipaas = await collectIpaas(stack.ipaas);
      return { claimed: made, accepted, firstRead, rows, runs, ...ipaas, heldBefore };
    },
  };
}
