import type { Client } from '@temporalio/client';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import { readLiveSync } from '../live-sync.ts';
import type { StartedSync } from '../start-sync.ts';
import { pause } from './pause.ts';
import { createStepProgress, type StepProgress } from './render/step-progress.ts';

/** How often a running sync is asked for its state: often at first, because most end within a second. */
const askAgainMs = [50, 50, 100, 200, 500];
const askLaterMs = 1_000;

/** Shows on standard output what a sync does until its result is there. */
export async function followSteps(client: Client, sync: StartedSync, result: Promise<SyncResult>): Promise<SyncResult> {
  const progress = createStepProgress(process.stdout);
  const ended = new AbortController();
  const watching = watch(client, sync, progress, ended.signal);
  try {
    const final = await result;
    ended.abort();
    progress.show(final);
    return final;
  } finally {
    ended.abort();
    await watching;
    progress.clear();
  }
}

async function watch(client: Client, sync: StartedSync, progress: StepProgress, ended: AbortSignal): Promise<void> {
  for (let turn = 0; !ended.aborted; turn += 1) {
    try {
      const state = await client.connection.withAbortSignal(ended, () => readLiveSync(client, sync));
      if (!ended.aborted) progress.show(state);
    } catch (error) {
      // A state that cannot be read now is shown at a later turn; the result itself does not depend on it.
      if (!ended.aborted) tellWhy(error, progress);
    }
    await pause(askAgainMs[turn] ?? askLaterMs, ended);
  }
}

function tellWhy(error: unknown, progress: StepProgress): void {
  if (error instanceof SyncFailure && error.code === 'WorkerUnavailable') {
    progress.note('  No worker answers. The sync goes on as soon as one runs (npm run worker).');
  }
}
