import type { SyncLinks } from '../../customer/sync-result.ts';
import type { StartedSync } from '../start-sync.ts';
import type { ApiContext } from './context.ts';

/** Where a sync that has just been started can be watched. */
export function linksOf(context: ApiContext, sync: StartedSync): SyncLinks {
  const { namespace } = context.client.options;
  const run = `${encodeURIComponent(sync.workflowId)}/${sync.runId}`;
  return {
    temporal: `${context.temporalUiUrl}/namespaces/${namespace}/workflows/${run}/history`,
    self: `${context.apiUrl()}/v1/syncs/${sync.syncId}`,
  };
}
