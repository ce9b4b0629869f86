/**
 * What happens where a customer is in iPaaS.com already, but not linked to ours: iPaaS.com's four collision handling
 * methods (reference: ipaas-api.md, section 7.2; docs/matching.md).
 */
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { CollisionHandling } from '../../customer/write-policy.ts';
import type { CustomerIdentity } from './match-keys.ts';
import type { Match } from './match-customer.ts';

/** When the link of an existing customer is saved: not at all, before the update or after it. */
export type LinkTime = 'never' | 'first' | 'last';

const linkTimes = {
  REMAP_AND_LINK: 'first',
  UPDATE_AND_LINK: 'last',
  UPDATE_AND_NO_LINK: 'never',
} as const satisfies Record<Exclude<CollisionHandling, 'ERROR'>, LinkTime>;

/**
 * A customer that this same sync created, and then could not link, is no collision: it is linked by every method.
 * @param trackingGuid of this sync; iPaaS.com keeps the one of the last write with the customer
 * @throws SyncFailure DuplicateCustomer, naming the customer, by the method ERROR
 */
export function decideLinkTime(
  { record, linked }: Match,
  { customerNumber }: CustomerIdentity,
  method: CollisionHandling,
  trackingGuid: string,
): LinkTime {
  if (linked) return 'never';
  if (record.tracking_guid === trackingGuid && record.updated_datetime === null) return 'last';
  if (method !== 'ERROR') return linkTimes[method];
  throw new SyncFailure(
    'DuplicateCustomer',
    `CustomerNumber ${customerNumber} is not linked, and the iPaaS.com customer ${record.id} is there already. By the collision handling method ERROR it was left alone. Nothing was written.`,
  );
}
