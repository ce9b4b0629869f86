import type { Command } from 'commander';
import { bulkLinks } from '../../bulk/bulk-links.ts';
import { readProblems } from '../../bulk/bulk-problems.ts';
import { readBulk } from '../../bulk/read-bulk.ts';
import { withClient } from '../open-client.ts';
import { renderBulk } from '../render/render-bulk.ts';

/** `customer-sync bulk show <bulkId>`: how far a bulk is, or how it ended. */
export function addBulkShowCommand(bulk: Command): void {
  bulk
    .command('show')
    .description('show one bulk: its totals, what failed and why')
    .argument('<bulkId>', 'id of the bulk, as `bulk` and `bulk list` print it')
    .option('--json', 'print it as one JSON document')
    .action(async (bulkId: string, options: { json?: true }) => {
      await withClient(async ({ client, syncLog, links }) => {
        const found = await readBulk(client, syncLog, bulkId);
        const problems = await readProblems(syncLog, found);
        const where = bulkLinks(found, client.options.namespace, links);
        if (options.json) console.log(JSON.stringify({ ...found, links: where, problems }, null, 2));
        else console.log(renderBulk(found, problems, where, Date.now()));
      });
    });
}
