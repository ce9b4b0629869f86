import type { SyncLinks, SyncState } from './sync-result.ts';

/** Under which addresses a person reaches what a sync left behind. */
export interface LinkSettings {
  /** Address of the Temporal UI, without a slash at the end; null where there is none. */
  temporalUiUrl: string | null;
  /** Address of the HTTP API, without a slash at the end; null where there is none. */
  apiUrl: string | null;
}

/** Where one sync can be looked at: its run in the Temporal UI, and its result in the HTTP API. */
export function syncLinks(
  sync: Pick<SyncState, 'syncId' | 'workflowId' | 'runId'>,
  namespace: string,
  settings: LinkSettings,
): SyncLinks {
  const run = [namespace, 'workflows', sync.workflowId, sync.runId].map(encodeURIComponent).join('/');
  return {
    temporal: settings.temporalUiUrl && `${settings.temporalUiUrl}/namespaces/${run}/history`,
    self: settings.apiUrl && `${settings.apiUrl}/v1/syncs/${encodeURIComponent(sync.syncId)}`,
  };
}
