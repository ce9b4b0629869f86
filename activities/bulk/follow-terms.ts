import type { BulkOptions, BulkTotals } from '../../customer/bulk.ts';
import type { BulkProgress } from '../../sync-log/bulks/bulk-store.ts';

export interface FollowInput {
  bulkId: string;
  options: BulkOptions;
  /** True to start workflows for records that have none, too. */
  start: boolean;
}

export interface FollowReport extends BulkProgress {
  totals: BulkTotals;
}
