/** How a mapping collection wants its customers written, by iPaaS.com's own names (reference: ipaas-api.md, section 7). */

/**
 * - `ERROR`: the sync ends as DuplicateCustomer; a person decides.
 * - `REMAP_AND_LINK`: the link is saved first, and then the linked customer is updated.
 * - `UPDATE_AND_LINK`: the customer is updated, and then linked.
 * - `UPDATE_AND_NO_LINK`: the customer is updated and stays without a link (two sources feed one record).
 */
export const collisionMethods = ['ERROR', 'REMAP_AND_LINK', 'UPDATE_AND_LINK', 'UPDATE_AND_NO_LINK'] as const;
export type CollisionHandling = (typeof collisionMethods)[number];

/**
 * Whether a sync is an add or an update is decided by the external-id link alone: `ADD` passes over a linked customer,
 * `UPDATE` passes over one that is not linked.
 */
export const syncTypes = ['ADD', 'UPDATE', 'ADD_AND_UPDATE'] as const;
export type SyncType = (typeof syncTypes)[number];

export interface WritePolicy {
  syncType: SyncType;
  /** What happens with a customer that is there but not linked; null: as COLLISION_HANDLING says. */
  collisionHandling: CollisionHandling | null;
}
