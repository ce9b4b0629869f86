import { InvalidArgumentError, Option, type Command } from 'commander';
import type { FailureCode } from '../../../customer/failures.ts';
import { isSynced, outcomes, type Outcome, type SyncResult } from '../../../customer/sync-result.ts';
import type { SyncLog } from '../../../sync-log/sync-log.ts';
import { untilInterrupted } from '../interrupted.ts';
import { withClient } from '../open-client.ts';
import { pause } from '../pause.ts';
import { readErrorCode } from '../read-error-code.ts';
import { readSince } from '../read-since.ts';
import { alignColumns } from '../render/align-columns.ts';
import { colors } from '../render/colors.ts';

interface LogOptions {
  outcome?: Outcome;
  error?: FailureCode;
  customer?: string;
  since?: string;
  limit: number;
  json?: true;
  follow?: true;
}

const followEveryMs = 1_000;
const followedPage = 100;

/** `customer-sync log`: past syncs, newest first, or new ones as they end. */
export function addLogCommand(program: Command): void {
  program
    .command('log')
    .description('list past syncs, newest first')
    .addOption(new Option('--outcome <outcome>', 'only syncs of this outcome').choices([...outcomes]))
    .option('--error <code>', 'only syncs that ended with this error code', readErrorCode)
    .option('--customer <number>', 'only syncs of this CustomerNumber')
    .option('--since <time>', 'only syncs since then: a date, or an age such as 30m, 2h, 7d', readSince)
    .option('--limit <count>', 'how many at most', readLimit, 20)
    .option('--json', 'print one JSON document; with --follow, one line for each sync')
    .addOption(new Option('--follow', 'go on and print each sync as it ends; Ctrl-C ends it').conflicts('limit'))
    .action(async (options: LogOptions) => {
      await withClient(async ({ syncLog }) => {
        if (options.follow) await untilInterrupted((interrupted) => follow(syncLog, options, interrupted));
        else await list(syncLog, options);
      });
    });
}

function filterOf(options: LogOptions) {
  const { outcome, error: errorCode, customer: customerNumber, since } = options;
  return { outcome, errorCode, customerNumber, since };
}

async function list(syncLog: SyncLog, options: LogOptions): Promise<void> {
  const page = await syncLog.list({ ...filterOf(options), limit: options.limit, order: 'desc' });
  if (options.json) console.log(JSON.stringify(page, null, 2));
  else console.log(page.items.length === 0 ? 'No sync matches.' : alignColumns(page.items.map(row)));
}

/** Prints what ends from now on, or since the time given; nothing twice and nothing left out. */
async function follow(syncLog: SyncLog, options: LogOptions, interrupted: AbortSignal): Promise<void> {
  const filter = filterOf({ ...options, since: options.since ?? new Date().toISOString() });
  let cursor: string | undefined;
  while (!interrupted.aborted) {
    const page = await syncLog.list({ ...filter, limit: followedPage, order: 'asc', cursor });
    cursor = page.nextCursor ?? cursor;
    for (const item of page.items) console.log(options.json ? JSON.stringify(item) : row(item).join('  '));
    if (page.items.length === 0) await pause(followEveryMs, interrupted);
  }
}

function row(result: SyncResult): string[] {
  const paint = isSynced(result.outcome) ? colors.green : colors.red;
  return [
    result.finishedAt.slice(0, 19).replace('T', ' '),
    paint(result.outcome),
    result.customer?.customerNumber ?? '-',
    result.responseId ?? '-',
    result.error?.code ?? '-',
    colors.dim(result.syncId),
  ];
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1_000) return limit;
  throw new InvalidArgumentError('Give a whole number from 1 to 1000.');
}
