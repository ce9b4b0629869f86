import { randomUUID } from 'node:crypto';
import type { WorkerSettings } from '../config/settings.ts';
import { openSixSteps } from './six-steps.ts';

export interface PlainSync {
  run: (responseId: string) => Promise<void>;
  close: () => Promise<void>;
}

/** The floor: the six functions of a sync called one after another in this process, the same calls, no Temporal. */
export async function openPlainSync(settings: WorkerSettings): Promise<PlainSync> {
  const { run, close } = await openSixSteps(settings);
  return {
    close,
    run: async (responseId) => {
      const identity = {
        workflowId: 'without-temporal',
        runId: randomUUID(),
        trackingGuid: randomUUID(),
        startedAt: new Date(),
      };
      await run(responseId, identity, async (_name, step) => await step());
    },
  };
}
