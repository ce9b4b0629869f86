import type { Command } from 'commander';
import { retryBulk } from '../../bulk/retry-bulk.ts';
import { finishBulk, headingOf, type FinishBulkOptions } from '../finish-bulk.ts';
import { untilInterrupted } from '../interrupted.ts';
import { withClient } from '../open-client.ts';

/** `customer-sync bulk retry <bulkId>`: only what did not succeed, as a new bulk that is linked to the old one. */
export function addBulkRetryCommand(bulk: Command): void {
  bulk
    .command('retry')
    .description('sync the records of a bulk that did not succeed once more, with the settings it had')
    .argument('<bulkId>', 'id of the bulk, as `bulk` and `bulk list` print it')
    .option('--json', 'print the end as one JSON document')
    .option('--no-wait', 'start the bulk and do not wait for its end')
    .action(async (bulkId: string, options: FinishBulkOptions) => {
      await withClient(async (open) => {
        await untilInterrupted(async (interrupted) => {
          const started = await retryBulk(open.client, open.syncLog, bulkId);
          await finishBulk(open, started, headingOf('Retry', started), options, interrupted);
        });
      });
    });
}
