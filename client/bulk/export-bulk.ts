import { setImmediate as breathe } from 'node:timers/promises';
import type { BulkRecord, RecordFilter } from '../../sync-log/bulks/bulk-store.ts';
import { csvLine } from '../../sync-log/csv.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { recordError } from './record-error.ts';

export const exportFormats = ['csv', 'ndjson'] as const;
export type BulkExportFormat = (typeof exportFormats)[number];

const pageSize = 500;

type Cell = string | number | null;

/** The columns in their order; new ones are only ever added at the end. */
const columns: readonly (readonly [string, (record: BulkRecord) => Cell])[] = [
  ['line', ({ line }) => line],
  ['responseId', ({ responseId }) => responseId],
  ['status', ({ status }) => status],
  ['outcome', ({ outcome }) => outcome],
  ['syncId', ({ syncId }) => syncId],
  ['customerNumber', ({ customerNumber }) => customerNumber],
  ['errorCode', (record) => recordError(record)?.code ?? null],
  ['title', (record) => recordError(record)?.title ?? null],
  ['message', (record) => recordError(record)?.message ?? null],
  ['resolution', (record) => recordError(record)?.resolution ?? null],
  ['firstLine', ({ firstLine }) => firstLine],
];

/**
 * The lines of a bulk as text, chunk by chunk: a page is held at a time, however many there are. CSV has a line of names
 * first; NDJSON has the same under the same names. Either can be handed in as a new bulk once it is corrected.
 * @param filter all lines where it is empty; `{unsuccessful: true}` for those that did not come to iPaaS.com
 * @throws SyncLogError
 */
export async function* exportBulk(
  { bulks }: Pick<SyncLog, 'bulks'>,
  bulkId: string,
  format: BulkExportFormat,
  filter: RecordFilter = {},
): AsyncGenerator<string, void, undefined> {
  if (format === 'csv') yield csvLine(columns.map(([name]) => name));
  const write = format === 'csv' ? csvOf : ndjsonOf;
  let cursor: string | undefined;
  do {
    const page = await bulks.records(bulkId, { ...filter, limit: pageSize, cursor });
    if (page.items.length > 0) yield page.items.map(write).join('');
    cursor = page.nextCursor ?? undefined;
    // SQLite answers without waiting for anything, so without a pause nothing else of this process would come to run.
    await breathe();
  } while (cursor !== undefined);
}

function csvOf(record: BulkRecord): string {
  return csvLine(columns.map(([, read]) => read(record)));
}

function ndjsonOf(record: BulkRecord): string {
  return `${JSON.stringify(Object.fromEntries(columns.map(([name, read]) => [name, read(record)])))}\n`;
}
