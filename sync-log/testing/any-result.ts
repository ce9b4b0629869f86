import type { SyncResult } from '../../customer/sync-result.ts';

/** A result as a sync leaves it that updated CUST-1, with what a test wants to be different. */
export function anyResult(syncId: string, overrides: Partial<SyncResult> = {}): SyncResult {
  return {
    syncId,
    workflowId: `sync-customer-resp_${syncId}`,
    runId: syncId,
    responseId: `resp_${syncId}`,
    trigger: 'manual',
    retryOf: null,
    dryRun: false,
    outcome: 'updated',
    customer: { ipaasId: '150713', customerNumber: 'CUST-1' },
    changes: [{ field: 'FirstName', kind: 'field', before: 'Ada', after: 'Grace', from: 'returned' }],
    preview: null,
    mapping: { name: 'seed', version: 'abc' },
    steps: [
      { step: 'upsert', status: 'completed', attempts: 1, startedAt: '2026-07-01T12:00:00.000Z', durationMs: 12 },
    ],
    error: null,
    warnings: [],
    trackingGuid: `guid-${syncId}`,
    responseCreatedAt: '2026-07-01T11:59:00.000Z',
    startedAt: '2026-07-01T12:00:00.000Z',
    finishedAt: '2026-07-01T12:00:01.000Z',
    links: { temporal: 'http://127.0.0.1:8233/x', self: null },
    ...overrides,
  };
}

/** What a sync leaves that failed before it came to know its customer. */
export const failedEarly: Partial<SyncResult> = {
  outcome: 'failed',
  customer: null,
  changes: [],
  mapping: null,
  error: {
    code: 'AuthenticationFailure',
    title: 'OpenAI API authentication failed.',
    message: 'OpenAI answered 401.',
    resolution: 'Verify the key.',
    step: 'authenticate',
    retryable: false,
    upstream: { system: 'openai', status: 401, code: 'invalid_api_key', requestId: 'req_1' },
    problems: [],
  },
};
