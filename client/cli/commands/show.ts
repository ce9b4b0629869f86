import type { Command } from 'commander';
import type { SyncResult } from '../../../customer/sync-result.ts';
import type { LiveSync } from '../../current-step.ts';
import { isRunning, readSync } from '../../read-sync.ts';
import { withClient } from '../open-client.ts';
import { colors } from '../render/colors.ts';
import { renderResult } from '../render/render-result.ts';
import { endedStep, hasEnded, underWay } from '../render/step-lines.ts';

/** `customer-sync show <syncId>`: one sync, finished or still running. */
export function addShowCommand(program: Command): void {
  program
    .command('show')
    .description('show one sync: its steps, what changed, what went wrong')
    .argument('<syncId>', 'id of the sync, as `sync` and `log` print it')
    .option('--json', 'print it as one JSON document')
    .action(async (syncId: string, options: { json?: true }) => {
      await withClient(async ({ client, syncLog, links }) => {
        const sync = await readSync(client, syncLog, links, syncId);
        console.log(options.json ? JSON.stringify(sync, null, 2) : render(sync));
      });
    });
}

function render(sync: SyncResult | LiveSync): string {
  const what = sync.dryRun ? 'Dry run' : 'Sync';
  return [
    `${what} of ${colors.bold(sync.responseId ?? '(no id)')}, started ${sync.startedAt}\n`,
    ...sync.steps.filter(hasEnded).map(endedStep),
    ...(isRunning(sync) ? renderRunning(sync) : [`\n${renderResult(sync)}`]),
  ].join('\n');
}

function renderRunning({ current, links }: LiveSync): string[] {
  return [
    ...(current === null ? [] : [underWay(current)]),
    `\n${colors.yellow('still running')}`,
    ...(links.temporal === null ? [] : [`\n  Temporal UI  ${colors.cyan(links.temporal)}`]),
  ];
}
