import { Option, type Command } from 'commander';
import { bulkHistories, type BulkHistory } from '../../../customer/bulk.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import type { StartedBulk } from '../../bulk/begin-bulk.ts';
import { lineFormats, readLines, type LineFormat } from '../../bulk/read-lines.ts';
import { startBulk } from '../../bulk/start-bulk.ts';
import { exitStatuses } from '../exit-status.ts';
import { finishBulk, headingOf, type FinishBulkOptions } from '../finish-bulk.ts';
import { untilInterrupted } from '../interrupted.ts';
import { withClient, type OpenClient } from '../open-client.ts';
import { openList } from '../open-list.ts';
import { tellingCount } from '../render/intake-progress.ts';
import { UsageError } from '../usage-error.ts';
import { addBulkControlCommands } from './bulk-control.ts';
import { addBulkFailuresCommand } from './bulk-failures.ts';
import { addBulkListCommand } from './bulk-list.ts';
import { addBulkRetryCommand } from './bulk-retry.ts';
import { addBulkShowCommand } from './bulk-show.ts';

interface BulkCommandOptions extends FinishBulkOptions {
  dryRun?: true;
  collection?: string;
  force?: true;
  history: BulkHistory;
  format?: LineFormat;
}

/** `customer-sync bulk <file|->`: syncs every id of a list and follows it to its end. */
export function addBulkCommand(program: Command): void {
  const bulk = program
    .command('bulk')
    .description('sync many customers: every response or conversation id of a list')
    // Options behind the name of a subcommand are its own.
    .enablePositionalOptions()
    .argument('<file>', 'a list, one id in each line, as text, NDJSON or CSV; - for standard input')
    .option('--dry-run', 'do everything up to the write, and write nothing')
    .option('--collection <name>', 'mapping collection to use instead of the built-in one')
    .option('--force', 'write also where a newer response of the customer was written')
    .addOption(
      new Option('--history <which>', 'which records get a workflow, with a history, of their own')
        .choices([...bulkHistories])
        .default('exceptions'),
    )
    .addOption(new Option('--format <format>', 'format of the list; by default as it looks').choices([...lineFormats]))
    .option('--json', 'print the end as one JSON document')
    .option('--no-wait', 'start the bulk and do not wait for its end')
    .action(async (file: string, options: BulkCommandOptions) => {
      await withClient(async (open) => await untilInterrupted((interrupted) => run(open, file, options, interrupted)));
    });
  addBulkShowCommand(bulk);
  addBulkListCommand(bulk);
  addBulkControlCommands(bulk);
  addBulkRetryCommand(bulk);
  addBulkFailuresCommand(bulk);
}

async function run(
  open: OpenClient,
  file: string,
  options: BulkCommandOptions,
  interrupted: AbortSignal,
): Promise<void> {
  const started = await handIn(open, file, options, interrupted);
  if (started === null) {
    console.error('Interrupted. Nothing was started.');
    process.exitCode = exitStatuses.failed;
    return;
  }
  await finishBulk(open, started, headingOf(options.dryRun ? 'Dry run' : 'Bulk sync', started), options, interrupted);
}

/** @returns null where a person interrupted it */
async function handIn(
  { client, syncLog }: OpenClient,
  file: string,
  options: BulkCommandOptions,
  interrupted: AbortSignal,
): Promise<StartedBulk | null> {
  const { dryRun = false, collection = null, force = false, history, format = 'auto' } = options;
  const lines = readLines(await openList(file, interrupted), format);
  const told = options.json ? lines : tellingCount(lines, process.stdout);
  try {
    return await startBulk(client, syncLog, told, { dryRun, collection, force, history });
  } catch (error) {
    if (interrupted.aborted) return null;
    // The catalogue speaks of the argument of a single sync.
    if (error instanceof SyncFailure && error.code === 'InvalidInput') throw new UsageError(error.message);
    throw error;
  }
}
