import type { Command } from 'commander';
import { retrySync } from '../../retry-sync.ts';
import { finishSync, type FinishOptions } from '../finish-sync.ts';
import { withClient } from '../open-client.ts';
import { colors } from '../render/colors.ts';

interface RetryCommandOptions extends FinishOptions {
  dryRun?: true;
  collection?: string;
}

/** `customer-sync retry <syncId>`: the same once more, as a new sync that is linked to the old one. */
export function addRetryCommand(program: Command): void {
  program
    .command('retry')
    .description('do a sync that has ended once more, with the settings it had')
    .argument('<syncId>', 'id of the sync, as `sync` and `log` print it')
    .option('--dry-run', 'do everything up to the write, and write nothing')
    .option('--collection <name>', 'mapping collection to use instead of the one it had')
    .option('--json', 'print the result as one JSON document')
    .option('--no-wait', 'start the sync and do not wait for its end')
    .action(async (syncId: string, options: RetryCommandOptions) => {
      await withClient(async (open) => {
        const { dryRun, collection } = options;
        const started = await retrySync(open.client, open.syncLog, open.links, syncId, { dryRun, collection });
        await finishSync(open, started, `${dryRun ? 'Dry run as retry' : 'Retry'} of ${colors.bold(syncId)}`, options);
      });
    });
}
