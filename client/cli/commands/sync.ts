import type { Command } from 'commander';
import colors from 'picocolors';
import type { SyncResult } from '../../../customer/sync-result.ts';
import { awaitSync } from '../../await-sync.ts';
import { readLiveSync } from '../../live-sync.ts';
import { startSync, type StartedSync } from '../../start-sync.ts';
import { exitStatusOfResult } from '../exit-status.ts';
import { withClient, type OpenClient } from '../open-client.ts';
import { renderResult } from '../render/render-result.ts';
import { createStepProgress } from '../render/step-progress.ts';

interface SyncOptions {
  dryRun?: true;
  collection?: string;
  json?: true;
  wait: boolean;
}

/** How often a running sync is asked for its state: often at first, because most end within a second. */
const askAgainMs = [50, 50, 100, 200, 500];
const askLaterMs = 1_000;

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
  if (!options.wait) return printStarted(started, options);

  if (!options.json) console.log(`${options.dryRun ? 'Dry run' : 'Sync'} of ${colors.bold(id)}\n`);
  const result = await follow(open, started, !options.json);
  console.log(options.json ? JSON.stringify(result, null, 2) : `\n${renderResult(result)}`);
  process.exitCode = exitStatusOfResult(result);
}

function printStarted(started: StartedSync, options: SyncOptions): void {
  console.log(
    options.json ? JSON.stringify(started, null, 2) : `Started. Follow it with: customer-sync show ${started.syncId}`,
  );
}

/** Waits for the result, showing the steps meanwhile. */
async function follow(open: OpenClient, started: StartedSync, showSteps: boolean): Promise<SyncResult> {
  const ended = new AbortController();
  const result = awaitSync(open.client, open.syncLog, started, AbortSignal.timeout(2_147_483_647));
  if (!showSteps) return await result;

  const progress = createStepProgress(process.stdout);
  const watching = watch(open, started, ended.signal, (state) => progress.show(state));
  try {
    const final = await result;
    progress.show(final);
    return final;
  } finally {
    progress.clear();
    ended.abort();
    await watching;
  }
}

async function watch(
  open: OpenClient,
  started: StartedSync,
  ended: AbortSignal,
  show: (state: Awaited<ReturnType<typeof readLiveSync>>) => void,
): Promise<void> {
  for (let turn = 0; !ended.aborted; turn += 1) {
    // A state that cannot be read now is shown at the next turn; the result itself does not depend on it.
    const state = await readLiveSync(open.client, started).catch(() => null);
    if (state !== null && !ended.aborted) show(state);
    await pause(askAgainMs[turn] ?? askLaterMs, ended);
  }
}

async function pause(milliseconds: number, ended: AbortSignal): Promise<void> {
  if (ended.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
