import { InvalidArgumentError, type Command } from 'commander';
import { endedCount, unsuccessfulCount, type Bulk } from '../../../customer/bulk.ts';
import { withClient } from '../open-client.ts';
import { alignColumns } from '../render/align-columns.ts';
import { colors } from '../render/colors.ts';
import { count } from '../render/numbers.ts';

interface ListOptions {
  limit: number;
  json?: true;
}

/** `customer-sync bulk list`: the bulks there are, newest first. */
export function addBulkListCommand(bulk: Command): void {
  bulk
    .command('list')
    .description('list bulks, newest first')
    .option('--limit <count>', 'how many at most', readLimit, 20)
    .option('--json', 'print them as one JSON document')
    .action(async ({ limit, json }: ListOptions) => {
      await withClient(async ({ syncLog }) => {
        const page = await syncLog.bulks.list({ limit });
        if (json) console.log(JSON.stringify(page, null, 2));
        else console.log(page.items.length === 0 ? 'There is no bulk yet.' : alignColumns(page.items.map(row)));
      });
    });
}

function row({ startedAt, status, totals, dryRun, bulkId }: Bulk): string[] {
  const bad = unsuccessfulCount(totals) + totals.malformed;
  const paint = status === 'completed' ? colors.green : colors.yellow;
  return [
    startedAt.slice(0, 19).replace('T', ' '),
    paint(status),
    `${count(endedCount(totals))} of ${count(totals.received)}`,
    bad === 0 ? '-' : colors.red(`${count(bad)} without success`),
    dryRun ? 'dry run' : '-',
    colors.dim(bulkId),
  ];
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw new InvalidArgumentError('Give a whole number from 1 to 100.');
}
