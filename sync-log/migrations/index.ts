import type { Migration } from 'kysely/migration';
import { createSyncs } from './0001-create-syncs.ts';
import { createCustomerLeases } from './0002-create-customer-leases.ts';
import { createFinishedWrites } from './0003-create-finished-writes.ts';
import { addPreview } from './0004-add-preview.ts';
import { addRetryOf } from './0008-add-retry-of.ts';

/** Every migration under its name, in the order of the names. A migration that was released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-create-syncs': createSyncs,
  '0002-create-customer-leases': createCustomerLeases,
  '0003-create-finished-writes': createFinishedWrites,
  '0004-add-preview': addPreview,
  '0008-add-retry-of': addRetryOf,
};
