import type { Bulk, BulkTotals } from '../../../customer/bulk.ts';

/** Totals of nothing, but for what a test wants to be different. */
export function anyTotals(overrides: Partial<BulkTotals> = {}): BulkTotals {
  return {
    received: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    invalid: 0,
    rejected: 0,
    failed: 0,
    cancelled: 0,
    duplicates: 0,
    malformed: 0,
    ...overrides,
  };
}

/** A bulk that began a minute before noon and runs. */
export function anyBulk({
  totals,
  ...overrides
}: Partial<Omit<Bulk, 'totals'>> & { totals?: Partial<BulkTotals> } = {}): Bulk {
  const bulkId = '5d3c1a52-9a44-4b8e-9a53-0d1f7a0c1e11';
  return {
    bulkId,
    workflowId: `bulk-sync-${bulkId}`,
    retryOf: null,
    dryRun: false,
    collection: null,
    force: false,
    history: 'exceptions',
    status: 'running',
    inOwnWorkflows: 0,
    startedAt: '2026-07-01T11:59:00.000Z',
    finishedAt: null,
    ratePerSecond: 0,
    ...overrides,
    totals: anyTotals(totals),
  };
}
