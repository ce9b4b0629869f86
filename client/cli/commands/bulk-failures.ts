import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import { exportBulk, exportFormats, type BulkExportFormat } from '../../bulk/export-bulk.ts';
import { knownBulk } from '../../../sync-log/bulks/known-bulk.ts';
import { withClient } from '../open-client.ts';

interface FailuresOptions {
  format: BulkExportFormat;
  all?: true;
}

/** `customer-sync bulk failures <bulkId>`: what did not succeed, with codes and resolutions, on standard output. */
export function addBulkFailuresCommand(bulk: Command): void {
  bulk
    .command('failures')
    .description('print each record of a bulk that did not succeed, with its error and what to do')
    .argument('<bulkId>', 'id of the bulk, as `bulk` and `bulk list` print it')
    .addOption(new Option('--format <format>', 'how to print them').choices([...exportFormats]).default('csv'))
    .option('--all', 'print every line of the list, those that went well and duplicates, too')
    .action(async (bulkId: string, { format, all }: FailuresOptions) => {
      await withClient(async ({ syncLog }) => {
        await knownBulk(syncLog.bulks, bulkId);
        const text = exportBulk(syncLog, bulkId, format, all ? {} : { unsuccessful: true });
        await pipeline(Readable.from(text), process.stdout, { end: false });
      });
    });
}
