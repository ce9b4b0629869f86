/**
 * Which customers the sync type of a collection passes over. Whether a sync is an add or an update is decided by the
 * external-id link alone (reference: ipaas-api.md, section 7.1).
 */
import type { CustomerRecord } from './customer-wire.ts';
import { preview } from './preview.ts';
import type { Upsert, UpsertResult } from './upsert-terms.ts';
import { outsideSyncType } from './upsert-warnings.ts';

/**
 * @param linked the living customer behind our link; null where there is none
 * @returns the result of a sync that is skipped, with a warning that says why; null where the customer is to be written
 */
export async function passOver(upsert: Upsert, linked: CustomerRecord | null): Promise<UpsertResult | null> {
  const { customer, identity, warnings } = upsert;
  const { syncType } = customer.writePolicy;
  const isOutside = syncType === 'ADD' ? linked !== null && !isOwnWrite(upsert, linked) : linked === null;
  if (syncType === 'ADD_AND_UPDATE' || !isOutside) return null;
  return {
    outcome: 'skipped',
    ipaasId: linked?.id ?? null,
    changes: [],
    warnings: [...warnings, outsideSyncType(syncType, customer.mapping.name, identity.customerNumber)],
    ...(await preview(upsert, linked, [])),
  };
}

/**
 * A sync that adds customers writes none that is linked. So where it finds one that it wrote itself, an earlier attempt
 * of it wrote and linked the customer, and its answer was lost: that is no customer to pass over. iPaaS.com keeps the
 * tracking GUID of the last write. Where only the link was saved yet (REMAP_AND_LINK), the plan alone tells.
 */
function isOwnWrite({ session, earlierPlan }: Upsert, linked: CustomerRecord): boolean {
  return linked.tracking_guid === session.trackingGuid || earlierPlan?.outcome === 'updated';
}
