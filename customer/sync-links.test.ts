import { describe, expect, test } from '@jest/globals';
import { syncLinks } from './sync-links.ts';

const sync = { syncId: 'run-1', workflowId: 'sync-customer-resp_1', runId: 'run-1' };

describe('the links of a sync', () => {
  test("lead to its run's history in the Temporal UI, and to its result in the HTTP API", () => {
    const settings = { temporalUiUrl: 'http://127.0.0.1:8233', apiUrl: 'http://127.0.0.1:8080' };
    expect(syncLinks(sync, 'default', settings)).toEqual({
      temporal: 'http://127.0.0.1:8233/namespaces/default/workflows/sync-customer-resp_1/run-1/history',
      self: 'http://127.0.0.1:8080/v1/syncs/run-1',
    });
  });

  test('are null where there is nothing to lead to', () => {
    expect(syncLinks(sync, 'default', { temporalUiUrl: null, apiUrl: null })).toEqual({ temporal: null, self: null });
  });

  test('stay one part of a path each, whatever a workflow or a bulk line is called', () => {
    const odd = { syncId: 'bulk/1-2', workflowId: 'a b/c?d', runId: 'run-1' };
    expect(syncLinks(odd, 'team one', { temporalUiUrl: 'http://ui', apiUrl: 'http://api' })).toEqual({
      temporal: 'http://ui/namespaces/team%20one/workflows/a%20b%2Fc%3Fd/run-1/history',
      self: 'http://api/v1/syncs/bulk%2F1-2',
    });
  });
});
