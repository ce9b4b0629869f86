import type { Command } from 'commander';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { syncLinks } from '../../../customer/sync-links.ts';
import { awaitSync } from '../../await-sync.ts';
import { startSync, type StartedSync } from '../../start-sync.ts';
import { exitStatuses, exitStatusOfResult } from '../exit-status.ts';
import { followSteps } from '../follow-steps.ts';
import { untilInterrupted } from '../interrupted.ts';
import { withClient, type OpenClient } from '../open-client.ts';
import { colors } from '../render/colors.ts';
import { renderResult } from '../render/render-result.ts';

interface SyncOptions {
  dryRun?: true;
  collection?: string;
  json?: true;
  wait: boolean;
}

/** `customer-sync sync <id>`: starts a sync and follows it to its end. */
export function addSyncCommand(program: Command): void {
  program
    .command('sync')
    .description('sync the customer of one OpenAI response (resp_…) or conversation (conv_…)')
    .argument('<id>', 'id of the response or conversation')
    .option('--dry-run', 'do everything up to the write, and write nothing')
    .option('--collection <name>', 'mapping collection to use instead of the built-in one')
    .option('--json', 'print the result as one JSON document')
    .option('--no-wait', 'start the sync and do not wait for its end')
    .action(async (id: string, options: SyncOptions) => {
      await withClient(async (open) => runSync(open, id, options));
    });
}

async function runSync(open: OpenClient, id: string, options: SyncOptions): Promise<void> {
  const started = await startSync(open.client, {
    responseId: id,
    dryRun: options.dryRun ?? false,
    collection: options.collection ?? null,
  });
  if (!options.wait) return printStarted(open, started, options);
  if (!options.json) console.log(`${options.dryRun ? 'Dry run' : 'Sync'} of ${colors.bold(id)}\n`);
  await untilInterrupted(async (interrupted) => await printResult(open, started, options, interrupted));
}

function printStarted({ client, links }: OpenClient, started: StartedSync, options: SyncOptions): void {
  const told = { ...started, links: syncLinks(started, client.options.namespace, links) };
  console.log(options.json ? JSON.stringify(told, null, 2) : `Started. ${howToFollow(started)}`);
}

/** Once started, a sync goes on whatever happens to this process, and whoever waited for it is told so. */
async function printResult(
  open: OpenClient,
  started: StartedSync,
  options: SyncOptions,
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
