import { stepNames } from '../../../../customer/sync-result.ts';
import type { Sync } from '../sync.ts';

/** A sync that ended well, with something else about it. */
export function exampleSync(own: Partial<Sync> = {}): Sync {
  return {
    syncId: 'sync-1',
    workflowId: 'sync-customer-resp_1',
    runId: 'sync-1',
    responseId: 'resp_1',
    trigger: 'manual',
    retryOf: null,
    dryRun: false,
    outcome: 'created',
    customer: { ipaasId: '1', customerNumber: 'CUST-1' },
    changes: [],
    preview: null,
    mapping: { name: 'Mapping', version: 'abc' },
    steps: stepNames.map((step) => ({ step, status: 'completed', attempts: 1, startedAt: null, durationMs: 1 })),
    error: null,
    warnings: [],
    trackingGuid: 'guid',
    responseCreatedAt: null,
    startedAt: '2026-07-01T12:00:00.000Z',
    finishedAt: '2026-07-01T12:00:01.000Z',
    links: { temporal: null, self: null },
    ...own,
  };
}
