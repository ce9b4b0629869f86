import type { Command } from 'commander';
import { startSync } from '../../start-sync.ts';
import { finishSync, type FinishOptions } from '../finish-sync.ts';
import { withClient } from '../open-client.ts';
import { colors } from '../render/colors.ts';

interface SyncOptions extends FinishOptions {
  dryRun?: true;
  collection?: string;
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
      await withClient(async (open) => {
        const started = await startSync(open.client, {
          responseId: id,
          dryRun: options.dryRun ?? false,
          collection: options.collection ?? null,
        });
        await finishSync(open, started, `${options.dryRun ? 'Dry run' : 'Sync'} of ${colors.bold(id)}`, options);
      });
    });
}
