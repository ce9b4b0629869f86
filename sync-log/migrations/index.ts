import type { Migration } from 'kysely/migration';
import type { ColumnKinds } from '../database.ts';
import { createSyncs } from './0001-create-syncs.ts';
import { createCustomerLeases } from './0002-create-customer-leases.ts';
import { createFinishedWrites } from './0003-create-finished-writes.ts';
import { addPreview } from './0004-add-preview.ts';
import { addResolution } from './0005-add-resolution.ts';
import { createSyncCounts } from './0006-create-sync-counts.ts';
import { addRetryOf } from './0008-add-retry-of.ts';
import { createIdempotencyKeys } from './0009-create-idempotency-keys.ts';
import { addFinishedHigh } from './0010-add-finished-high.ts';
import { indexTriggers } from './0011-index-triggers.ts';
import { createBulks } from './0012-create-bulks.ts';
import { createRequestBudgets } from './0013-create-request-budgets.ts';

/** Every migration under its name, in the order of the names. What one does to a database is never changed after its release. */
export function migrationsOf(columns: ColumnKinds): Record<string, Migration> {
  return {
    '0001-create-syncs': createSyncs(columns),
    '0002-create-customer-leases': createCustomerLeases(columns),
    '0003-create-finished-writes': createFinishedWrites,
    '0004-add-preview': addPreview,
    '0005-add-resolution': addResolution,
    '0006-create-sync-counts': createSyncCounts,
    '0008-add-retry-of': addRetryOf,
    '0009-create-idempotency-keys': createIdempotencyKeys(columns),
    '0010-add-finished-high': addFinishedHigh(columns),
    '0011-index-triggers': indexTriggers,
    '0012-create-bulks': createBulks(columns),
    '0013-create-request-budgets': createRequestBudgets,
  };
}
