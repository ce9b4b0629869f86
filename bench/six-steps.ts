/** The six functions of a sync one after another, for whatever engine is to run them. */
import type { WorkerSettings } from '../config/settings.ts';
import { closeBoard, openBoard } from '../customer/flow/sync-board.ts';
import type { StepName } from '../customer/sync-result.ts';
import { assertValid } from '../customer/validate.ts';
import { applyCollection } from '../mapping/apply/apply-collection.ts';
import { openRooms } from '../worker/open-rooms.ts';

/** How an engine runs a step and remembers what it gave: as JSON, so that only plain data may go through. */
export type RunStep = <Given>(name: StepName, step: () => Promise<Given>) => Promise<Given>;

/** What an engine must remember of a sync, too, because a sync that is carried on is still the same one. */
export interface SyncIdentity {
  workflowId: string;
  runId: string;
  trackingGuid: string;
  startedAt: Date;
}

export interface SixSteps {
  run: (responseId: string, identity: SyncIdentity, runStep: RunStep) => Promise<void>;
  close: () => Promise<void>;
}

/** The real functions, with the real sync log, on the systems that the settings name. */
export async function openSixSteps(settings: WorkerSettings): Promise<SixSteps> {
  const { openai, ipaas, collections, systemId, syncLog } = await openRooms(settings);
  const { collection } = await collections.find(null);
  const { signal } = new AbortController();
  return {
    close: async () => await syncLog.close(),
    run: async (responseId, identity, runStep) => {
      const { trackingGuid, startedAt } = identity;
      await runStep('authenticate', async () => await openai.checkKey(signal));
      const source = await runStep('fetch', async () => await openai.fetchSourceRecord(responseId, signal));
      const { customer } = await runStep('map', async () =>
        applyCollection(source, collection, { syncTime: startedAt, systemId }),
      );
      await runStep('validate', async () => assertValid(customer));
      const written = await runStep('upsert', async () => {
        const options = { trackingGuid, dryRun: false, signal, beforeWrite: async () => undefined };
        return await ipaas.upsertCustomer(customer, options);
      });
      const state = openBoard(identity);
      state.changes = written.changes;
      await runStep('log', async () => await syncLog.record(closeBoard(state, written.outcome, new Date())));
    },
  };
}
