import { anyBulk } from '../../../bulk/testing/any-bulk.ts';
import type { Bulk, BulkRecord } from '../bulk.ts';

/** A bulk as the API tells it; one that runs, unless something else is said about it. */
export function exampleBulk(own: Parameters<typeof anyBulk>[0] = {}): Bulk {
  return { ...anyBulk(own), links: { temporal: null } };
}

/** A line whose sync ended well, with something else about it. */
export function exampleRecord(own: Partial<BulkRecord> = {}): BulkRecord {
  return {
    line: 1,
    responseId: 'resp_1',
    status: 'ended',
    syncId: 'bulk-1',
    outcome: 'created',
    customerNumber: 'CUST-1',
    error: null,
    firstLine: null,
    ...own,
  };
}
