import type { Command } from 'commander';
import colors from 'picocolors';
import type { LiveSync } from '../../live-sync.ts';
import { readSync } from '../../read-sync.ts';
import { withClient } from '../open-client.ts';
import { renderResult } from '../render/render-result.ts';
import { createStepProgress } from '../render/step-progress.ts';
import type { SyncResult } from '../../../customer/sync-result.ts';

/** `customer-sync show <syncId>`: one sync, finished or still running. */
export function addShowCommand(program: Command): void {
  program
    .command('show')
    .description('show one sync: its steps, what changed, what went wrong')
    .argument('<syncId>', 'id of the sync, as `sync` and `log` print it')
    .option('--json', 'print it as one JSON document')
    .action(async (syncId: string, options: { json?: true }) => {
      await withClient(async ({ client, syncLog }) => {
        const sync = await readSync(client, syncLog, syncId);
        if (options.json) console.log(JSON.stringify(sync, null, 2));
        else print(sync);
      });
    });
}

function print(sync: SyncResult | LiveSync): void {
  console.log(
    `${sync.dryRun ? 'Dry run' : 'Sync'} of ${colors.bold(sync.responseId ?? '(no id)')}, started ${sync.startedAt}\n`,
  );
  createStepProgress(process.stdout).show(sync);
  console.log('current' in sync ? `\n\n${colors.yellow('still running')}` : `\n${renderResult(sync)}`);
}
