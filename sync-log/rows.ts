/** A sync result as a row, and back. */
import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import type { Outcome, SyncResult } from '../customer/sync-result.ts';
import { syncResultSchema } from '../customer/sync-result-schema.ts';
import type { LoggedSync } from './logged-sync.ts';
import type { SyncsTable } from './schema.ts';
import { storable } from './storable.ts';
import { SyncLogError } from './sync-log-error.ts';

/** Outcomes that a later sync of the same customer can mend. */
const mendable: ReadonlySet<Outcome> = new Set(['failed', 'invalid', 'rejected']);

const loggedSyncSchema = syncResultSchema.extend({ resolvedBy: z.string().exactOptional() });

export function toRow(result: SyncResult): Insertable<SyncsTable> {
  return {
    sync_id: result.syncId,
    workflow_id: result.workflowId,
    run_id: result.runId,
    response_id: storable(result.responseId),
    trigger_kind: result.trigger,
    retry_of: result.retryOf,
    dry_run: result.dryRun ? 1 : 0,
    outcome: result.outcome,
    ipaas_id: storable(result.customer?.ipaasId ?? null),
    customer_number: storable(result.customer?.customerNumber ?? null),
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
    resolved: mendable.has(result.outcome) ? 0 : null,
  };
}

/** @throws SyncLogError where the row was not written by this service, or by a newer one */
export function fromRow(row: Selectable<SyncsTable>): LoggedSync {
  const parsed = loggedSyncSchema.safeParse({
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
    ...(row.resolved_by === null ? {} : { resolvedBy: row.resolved_by }),
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
