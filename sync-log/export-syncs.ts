import { setImmediate as breathe } from 'node:timers/promises';
import { csvLine } from './csv.ts';
import type { ListOrder } from './cursor.ts';
import type { SyncFilter } from './list-syncs.ts';
import type { LoggedSync } from './logged-sync.ts';
import type { SyncLog } from './sync-log.ts';

export type ExportFormat = 'ndjson' | 'csv';

export interface ExportFilter extends SyncFilter {
  /** Newest first by default. */
  order?: ListOrder | undefined;
}

const pageSize = 200;

/** The columns of the CSV form in their order (docs/sync-log.md); new ones are only ever added at the end. */
const columns: readonly (readonly [string, (sync: LoggedSync) => string | boolean | null])[] = [
  ['syncId', (sync) => sync.syncId],
  ['finishedAt', (sync) => sync.finishedAt],
  ['startedAt', (sync) => sync.startedAt],
  ['outcome', (sync) => sync.outcome],
  ['dryRun', (sync) => sync.dryRun],
  ['trigger', (sync) => sync.trigger],
  ['responseId', (sync) => sync.responseId],
  ['customerNumber', (sync) => sync.customer?.customerNumber ?? null],
  ['ipaasId', (sync) => sync.customer?.ipaasId ?? null],
  ['changedFields', (sync) => sync.changes.map(({ field }) => field).join('; ')],
  ['errorCode', (sync) => sync.error?.code ?? null],
  ['errorStep', (sync) => sync.error?.step ?? null],
  ['errorMessage', (sync) => sync.error?.message ?? null],
  ['warnings', (sync) => sync.warnings.map(({ code }) => code).join('; ')],
  ['resolvedBy', (sync) => sync.resolvedBy ?? null],
  ['mappingName', (sync) => sync.mapping?.name ?? null],
  ['mappingVersion', (sync) => sync.mapping?.version ?? null],
  ['workflowId', (sync) => sync.workflowId],
  ['trackingGuid', (sync) => sync.trackingGuid],
  ['temporalLink', (sync) => sync.links.temporal],
];

/**
 * Results as text, chunk by chunk: a page is held at a time, however many there are. NDJSON has one result in each
 * line; CSV has a line of names and then a line for each result.
 * @throws SyncFailure InvalidInput for a time that cannot be read; SyncLogError where the log cannot be read
 */
export async function* exportSyncs(
  syncLog: Pick<SyncLog, 'list'>,
  filter: ExportFilter,
  format: ExportFormat,
): AsyncGenerator<string, void, undefined> {
  if (format === 'csv') yield csvLine(columns.map(([name]) => name));
  const write = format === 'csv' ? csvOf : ndjsonOf;
  let cursor: string | undefined;
  for (;;) {
    const page = await syncLog.list({ ...filter, order: filter.order ?? 'desc', limit: pageSize, cursor });
    if (page.items.length > 0) yield page.items.map(write).join('');
    if (page.items.length < pageSize || page.nextCursor === null) return;
    cursor = page.nextCursor;
    // SQLite answers without waiting for anything, so without a pause nothing else of this process would come to run.
    await breathe();
  }
}

function csvOf(sync: LoggedSync): string {
  return csvLine(columns.map(([, read]) => read(sync)));
}

function ndjsonOf(sync: LoggedSync): string {
  return `${JSON.stringify(sync)}\n`;
}
