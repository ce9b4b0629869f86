/** Reads the sources of a BulkEvidence from a running stack. */
import type { Bulk } from '../../../customer/bulk.ts';
import type { SyncResult } from '../../../customer/sync-result.ts';
import type { JournalRow } from '../../../sandbox/control-client.ts';
import type { LoggedSync } from '../../../sync-log/logged-sync.ts';
import { allLines } from '../../support/bulk-runs.ts';
import type { Stack } from '../../support/stack.ts';
import { collectIpaas, collectRows, collectRuns } from '../collect-evidence.ts';
import type { BulkEvidence } from './bulk-evidence.ts';
import { requestRate } from './request-rate.ts';
import type { Stall } from './stalls.ts';

export interface Told extends Pick<BulkEvidence, 'planned' | 'firstRead'> {
  bulk: Bulk;
  allowedPerSecond: number;
  /** How long a request may be on its way. */
  onTheWayMs: number;
  /** Of the stand-ins, while the bulk ran. */
  stalls: readonly Stall[];
  /** Where the bulk began in both journals, and what the log held before it. */
  before: { openai: number; ipaas: number; syncIds: ReadonlySet<string> };
}

export async function collectBulk(stack: Stack, told: Told): Promise<BulkEvidence> {
  const { planned, bulk, before, firstRead } = told;
  const isNew = ({ syncId }: { syncId: string }): boolean => !before.syncIds.has(syncId);
  const asked = await stack.openai.journal(before.openai);
  const written = await stack.ipaas.journal(before.ipaas);
  const rows = (await collectRows(stack)).map(asItEnded);
  return {
    planned,
    bulk,
    lines: await allLines(stack.syncLog, bulk.bulkId),
    firstRead: firstRead.map(asItEnded),
    rows: rows.filter(isNew),
    earlierRows: rows.filter((row) => !isNew(row)),
    runs: await collectRuns(stack, 0, `WorkflowType = 'syncCustomer' AND BulkId = '${bulk.bulkId}'`),
    ...(await collectIpaas(stack.ipaas)),
    fetched: fetchedIds(asked),
    writes: written.filter(({ committed }) => committed),
    rates: [rateOf('openai', asked, told), rateOf('ipaas', written, told)],
  };
}

/** What became of a sync since is no part of what it was. */
function asItEnded({ resolvedBy: _resolvedBy, ...result }: LoggedSync): SyncResult {
  return result;
}

function fetchedIds(asked: readonly JournalRow[]): string[] {
  return [...new Set(asked.flatMap(({ path }) => /^\/v1\/responses\/(resp_fault_\w+)/.exec(path)?.[1] ?? []))];
}

function rateOf(
  upstream: 'openai' | 'ipaas',
  requests: readonly JournalRow[],
  { allowedPerSecond, stalls, onTheWayMs }: Told,
): BulkEvidence['rates'][number] {
  return { upstream, allowed: allowedPerSecond, ...requestRate(requests, allowedPerSecond, stalls, onTheWayMs) };
}
