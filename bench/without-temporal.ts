import { randomUUID } from 'node:crypto';
import type { WorkerSettings } from '../config/settings.ts';
import { assertValid } from '../customer/validate.ts';
import { applyCollection } from '../mapping/apply/apply-collection.ts';
import { openRooms } from '../worker/open-rooms.ts';
import { openBoard, closeBoard } from '../customer/flow/sync-board.ts';

export interface PlainSync {
  run(responseId: string): Promise<void>;
  close(): Promise<void>;
}

/** The floor: the six functions of a sync called one after another in this process, the same calls, no Temporal. */
export async function openPlainSync(settings: WorkerSettings): Promise<PlainSync> {
  const { openai, ipaas, collections, systemId, syncLog } = await openRooms(settings);
  const { collection } = await collections.find(null);
  const { signal } = new AbortController();
  return {
    close: async () => await syncLog.close(),
    run: async (responseId) => {
      const startedAt = new Date();
      const runId = randomUUID();
      const trackingGuid = randomUUID();
      await openai.checkKey(signal);
      const source = await openai.fetchSourceRecord(responseId, signal);
      const { customer } = applyCollection(source, collection, { syncTime: startedAt, systemId });
      assertValid(customer);
      const written = await ipaas.upsertCustomer(customer, {
        trackingGuid,
        dryRun: false,
        signal,
        beforeWrite: async () => undefined,
      });
      const state = openBoard({ workflowId: 'without-temporal', runId, trackingGuid, startedAt });
      state.changes = written.changes;
      await syncLog.record(closeBoard(state, written.outcome, new Date()));
    },
  };
}
