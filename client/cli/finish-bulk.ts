import type { Bulk } from '../../customer/bulk.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { SyncLogError } from '../../sync-log/sync-log-error.ts';
import type { StartedBulk } from '../bulk/begin-bulk.ts';
import { bulkLinks } from '../bulk/bulk-links.ts';
import { readProblems } from '../bulk/bulk-problems.ts';
import { exitStatuses, exitStatusOfBulk } from './exit-status.ts';
import { awaitEnd, followBulk } from './follow-bulk.ts';
import type { OpenClient } from './open-client.ts';
import { colors } from './render/colors.ts';
import { counted } from './render/numbers.ts';
import { renderBulk } from './render/render-bulk.ts';

export interface FinishBulkOptions {
  json?: true;
  /** False: say that it was started, and no more. */
  wait: boolean;
}

/**
 * Follows a bulk that a command has started, and ends with the exit status of its outcomes. Once started, a bulk goes on
 * whatever happens to this process, and whoever waited for it is told so.
 */
export async function finishBulk(
  open: OpenClient,
  started: StartedBulk,
  heading: string,
  options: FinishBulkOptions,
  interrupted: AbortSignal,
): Promise<void> {
  if (!options.wait) return printStarted(open, started, options);
  if (!options.json) console.log(`${heading}\n`);
  try {
    const follow = options.json ? awaitEnd : followBulk;
    await printBulk(open, await follow(open, started.bulkId, interrupted), options);
  } catch (error) {
    const why = whyNotFollowed(error, interrupted);
    if (why === null) throw error;
    console.error(`${why}. The bulk itself goes on. ${howToFollow(started)}`);
    process.exitCode = exitStatuses.failed;
  }
}

/** What is started, as a heading: `Bulk sync of 1,000 records`. */
export function headingOf(what: string, { totals }: Pick<StartedBulk, 'totals'>): string {
  return `${what} of ${colors.bold(counted(totals.received, 'record'))}`;
}

/** A bulk that has ended, for a person or as one document, and the exit status that belongs to it. */
async function printBulk(
  { client, syncLog, links }: OpenClient,
  bulk: Bulk,
  { json }: FinishBulkOptions,
): Promise<void> {
  const problems = await readProblems(syncLog, bulk);
  const where = bulkLinks(bulk, client.options.namespace, links);
  if (json) console.log(JSON.stringify({ ...bulk, links: where, problems }, null, 2));
  else console.log(renderBulk(bulk, problems, where, Date.now()));
  process.exitCode = exitStatusOfBulk(bulk.totals, problems.failures);
}

function printStarted({ client, links }: OpenClient, started: StartedBulk, { json }: FinishBulkOptions): void {
  const told = { ...started, links: bulkLinks(started, client.options.namespace, links) };
  const { received } = started.totals;
  const text = `Started a bulk of ${counted(received, 'record')}. ${howToFollow(started)}`;
  console.log(json ? JSON.stringify(told, null, 2) : text);
}

function whyNotFollowed(error: unknown, interrupted: AbortSignal): string | null {
  if (interrupted.aborted) return 'Interrupted';
  const isLost = error instanceof SyncLogError || (error instanceof SyncFailure && error.code === 'SyncLogUnavailable');
  return isLost ? 'The sync log does not answer any more' : null;
}

function howToFollow({ bulkId }: Pick<StartedBulk, 'bulkId'>): string {
  return `Look at it with: customer-sync bulk show ${bulkId}`;
}
