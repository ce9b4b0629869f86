import type { Bulk } from '../../customer/bulk.ts';
import type { LinkSettings } from '../../customer/sync-links.ts';

/** Where a bulk can be looked at; null where no address is configured. */
export interface BulkLinks {
  /** Its workflow in the Temporal UI. */
  temporal: string | null;
  /** Its totals in the HTTP API. */
  self: string | null;
}

/** Of the workflow, not of one of its runs: a large bulk goes on in a new run from time to time. */
export function bulkLinks(
  { bulkId, workflowId }: Pick<Bulk, 'bulkId' | 'workflowId'>,
  namespace: string,
  { temporalUiUrl, apiUrl }: LinkSettings,
): BulkLinks {
  const workflow = [namespace, 'workflows', workflowId].map(encodeURIComponent).join('/');
  return {
    temporal: temporalUiUrl && `${temporalUiUrl}/namespaces/${workflow}`,
    self: apiUrl && `${apiUrl}/v1/bulk-syncs/${encodeURIComponent(bulkId)}`,
  };
}
