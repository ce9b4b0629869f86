import { SyncFailure } from '../../customer/sync-failure.ts';
import { syncLinks } from '../../customer/sync-links.ts';
import { awaitSync } from '../await-sync.ts';
import type { StartedSync } from '../start-sync.ts';
import { exitStatuses, exitStatusOfResult } from './exit-status.ts';
import { followSteps } from './follow-steps.ts';
import { untilInterrupted } from './interrupted.ts';
import type { OpenClient } from './open-client.ts';
import { renderResult } from './render/render-result.ts';

export interface FinishOptions {
  json?: true;
  /** False: say that it was started, and no more. */
  wait: boolean;
}

/**
 * Follows a sync that a command has started, and ends with the exit status of its outcome.
 * @param heading what is followed, for people
 */
export async function finishSync(
  open: OpenClient,
  started: StartedSync,
  heading: string,
  options: FinishOptions,
): Promise<void> {
  if (!options.wait) return printStarted(open, started, options);
  if (!options.json) console.log(`${heading}\n`);
  await untilInterrupted(async (interrupted) => await printResult(open, started, options, interrupted));
}

function printStarted({ client, links }: OpenClient, started: StartedSync, options: FinishOptions): void {
  const told = { ...started, links: syncLinks(started, client.options.namespace, links) };
  console.log(options.json ? JSON.stringify(told, null, 2) : `Started. ${howToFollow(started)}`);
}

/** Once started, a sync goes on whatever happens to this process, and whoever waited for it is told so. */
async function printResult(
  open: OpenClient,
  started: StartedSync,
  options: FinishOptions,
  interrupted: AbortSignal,
): Promise<void> {
  const waiting = awaitSync(open.client, open.syncLog, started, interrupted);
  try {
    const result = options.json ? await waiting : await followSteps(open.client, started, waiting);
    console.log(options.json ? JSON.stringify(result, null, 2) : `\n${renderResult(result)}`);
    process.exitCode = exitStatusOfResult(result);
  } catch (error) {
    const isLost = error instanceof SyncFailure && error.code === 'TemporalUnavailable';
    if (!interrupted.aborted && !isLost) throw error;
    const why = interrupted.aborted ? 'Interrupted' : 'The Temporal server does not answer any more';
    console.error(`${why}. The sync itself goes on. ${howToFollow(started)}`);
    process.exitCode = exitStatuses.failed;
  }
}

function howToFollow({ syncId }: StartedSync): string {
  return `Look at it with: customer-sync show ${syncId}`;
}
