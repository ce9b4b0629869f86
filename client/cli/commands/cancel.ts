import type { Command } from 'commander';
import { cancelSync } from '../../cancel-sync.ts';
import { withClient } from '../open-client.ts';

/** `customer-sync cancel <syncId>`: asks a running sync to end. */
export function addCancelCommand(program: Command): void {
  program
    .command('cancel')
    .description('cancel a sync that runs; what it has written stays, and is told in its result')
    .argument('<syncId>', 'id of the sync, as `sync` and `log` print it')
    .option('--json', 'print its ids as one JSON document')
    .action(async (syncId: string, options: { json?: true }) => {
      await withClient(async ({ client, syncLog }) => {
        const cancelled = await cancelSync(client, syncLog, syncId);
        const told = `It was asked to end. Look at it with: customer-sync show ${syncId}`;
        console.log(options.json ? JSON.stringify(cancelled, null, 2) : told);
      });
    });
}
