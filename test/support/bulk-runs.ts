/** Bulks of a stack: handed in as a person hands in a list, followed to their end, and read line by line. */
import { awaitBulk } from '../../client/bulk/await-bulk.ts';
import type { StartedBulk } from '../../client/bulk/begin-bulk.ts';
import { readLines } from '../../client/bulk/read-lines.ts';
import { startBulk } from '../../client/bulk/start-bulk.ts';
import type { Bulk, BulkOptions } from '../../customer/bulk.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import type { BulkRecord } from '../../sync-log/bulks/bulk-store.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import type { Stack } from './stack.ts';

const longestMs = 90_000;
const linesAtOnce = 1_000;

export interface BulkRuns {
  /** Hands in one id per line. */
  start(ids: readonly string[], options?: Partial<BulkOptions>): Promise<StartedBulk>;
  /** Waits for the end. */
  endOf(bulkId: string): Promise<Bulk>;
  linesOf(bulkId: string): Promise<BulkRecord[]>;
  /** Starts a bulk and waits for its end. */
  run(ids: readonly string[], options?: Partial<BulkOptions>): Promise<{ bulk: Bulk; lines: BulkRecord[] }>;
  /** What the log says of a line. */
  resultOf(line: BulkRecord | undefined): Promise<SyncResult>;
}

export function bulkRuns(stack: () => Stack): BulkRuns {
  const start: BulkRuns['start'] = async (ids, options = {}) => {
    const { client, syncLog } = stack();
    return await startBulk(client, syncLog, readLines(textOf(ids), 'text'), options);
  };
  const endOf: BulkRuns['endOf'] = async (bulkId) => {
    const { client, syncLog } = stack();
    let last: Bulk | null = null;
    for await (last of awaitBulk(client, syncLog, bulkId, AbortSignal.timeout(longestMs))) continue;
    if (last === null) throw new Error('The bulk was not seen.');
    return last;
  };
  const linesOf: BulkRuns['linesOf'] = async (bulkId) => await allLines(stack().syncLog, bulkId);
  return {
    start,
    endOf,
    linesOf,
    async run(ids, options) {
      const { bulkId } = await start(ids, options);
      return { bulk: await endOf(bulkId), lines: await linesOf(bulkId) };
    },
    async resultOf(line) {
      const result = await stack().syncLog.find(line?.syncId ?? '');
      if (result === null) throw new Error(`The log holds no result of line ${line?.line}.`);
      return result;
    },
  };
}

/** All lines of a bulk. */
export async function allLines({ bulks }: Pick<SyncLog, 'bulks'>, bulkId: string): Promise<BulkRecord[]> {
  const lines: BulkRecord[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await bulks.records(bulkId, { limit: linesAtOnce, cursor });
    lines.push(...page.items);
    if (page.nextCursor === null) return lines;
    cursor = page.nextCursor;
  }
}

/** As a file comes in. */
async function* textOf(ids: readonly string[]): AsyncGenerator<string, void, undefined> {
  for (const id of ids) yield `${id}\n`;
}
