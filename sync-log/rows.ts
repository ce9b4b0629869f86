/** A sync result as a row, and back. */
import type { Insertable, Selectable } from 'kysely';
import type { SyncResult } from '../customer/sync-result.ts';
import { syncResultSchema } from '../customer/sync-result-schema.ts';
import type { SyncsTable } from './schema.ts';
import { SyncLogError } from './sync-log-error.ts';

export function toRow(result: SyncResult): Insertable<SyncsTable> {
  return {
    sync_id: result.syncId,
    workflow_id: result.workflowId,
    run_id: result.runId,
    response_id: result.responseId,
    trigger_kind: result.trigger,
    retry_of: result.retryOf,
    dry_run: result.dryRun ? 1 : 0,
    outcome: result.outcome,
    ipaas_id: result.customer?.ipaasId ?? null,
    customer_number: result.customer?.customerNumber ?? null,
    error_code: result.error?.code ?? null,
    tracking_guid: result.trackingGuid,
    response_created_at: result.responseCreatedAt,
    started_at: result.startedAt,
    finished_at: new Date(result.finishedAt).toISOString(),
    changes: JSON.stringify(result.changes),
    preview: result.preview === null ? null : JSON.stringify(result.preview),
    mapping: JSON.stringify(result.mapping),
    steps: JSON.stringify(result.steps),
    error: JSON.stringify(result.error),
    warnings: JSON.stringify(result.warnings),
    links: JSON.stringify(result.links),
  };
}

/** @throws SyncLogError where the row was not written by this service, or by a newer one */
export function fromRow(row: Selectable<SyncsTable>): SyncResult {
  const parsed = syncResultSchema.safeParse({
    syncId: row.sync_id,
    workflowId: row.workflow_id,
    runId: row.run_id,
    responseId: row.response_id,
    trigger: row.trigger_kind,
    retryOf: row.retry_of,
    dryRun: row.dry_run === 1,
    outcome: row.outcome,
    customer: customerOf(row),
    changes: json(row, 'changes'),
    preview: json(row, 'preview'),
    mapping: json(row, 'mapping'),
    steps: json(row, 'steps'),
    error: json(row, 'error'),
    warnings: json(row, 'warnings'),
    trackingGuid: row.tracking_guid,
    responseCreatedAt: row.response_created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    links: json(row, 'links'),
  });
  if (parsed.success) return parsed.data;
  throw unreadable(row, parsed.error.issues[0]?.path.join('.') ?? 'row');
}

/** Neither id nor number means that the sync never came to know a customer. */
function customerOf({ ipaas_id, customer_number }: Selectable<SyncsTable>): SyncResult['customer'] {
  if (ipaas_id === null && customer_number === null) return null;
  return { ipaasId: ipaas_id, customerNumber: customer_number };
}

function json(
  row: Selectable<SyncsTable>,
  column: 'changes' | 'preview' | 'mapping' | 'steps' | 'error' | 'warnings' | 'links',
): unknown {
  try {
    return JSON.parse(row[column] ?? 'null') as unknown;
  } catch {
    throw unreadable(row, column);
  }
}

function unreadable(row: Selectable<SyncsTable>, part: string): SyncLogError {
  return new SyncLogError(
    `The row of sync ${row.sync_id} in the sync log cannot be read (${part}). Was the log written by a newer version of customer-sync?`,
  );
}
