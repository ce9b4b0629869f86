import { failureEntry } from '../../customer/failures.ts';
import { invalidIdMessage } from '../../customer/response-id.ts';
import type { BulkRecord } from '../../sync-log/bulks/bulk-store.ts';

const { title, resolution } = failureEntry('InvalidId');
const noId = { code: 'InvalidId', title, message: invalidIdMessage, resolution } as const;

/** Why a line of a bulk did not come to iPaaS.com; null where it did, has not yet, or was cancelled. */
export function recordError({ status, error }: Pick<BulkRecord, 'status' | 'error'>): BulkRecord['error'] {
  return status === 'malformed' ? noId : error;
}
