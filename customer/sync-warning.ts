/** Something an operator should know of a sync that ended well. Pure data: workflow code uses it too. */

export const warningCodes = [
  /** A manual or forced sync wrote an older response over a newer one, as the user wished. */
  'OlderResponse',
  /** The sync was skipped, because a newer response of this customer was written already. */
  'NewerResponseWritten',
  /** The link pointed to a customer that is deleted or missing, and now points to this one. */
  'LinkRepaired',
  /** The customer was inactive in iPaaS.com and is active again. */
  'Reactivated',
  /** By the collision method, no link was saved. */
  'NotLinked',
  /** A custom field that the mapping fills did not exist and was created. */
  'CustomFieldCreated',
  /** The sync was skipped, because the mapping filter of the collection passed the record over. */
  'FilteredOut',
  /** The sync was skipped, because the collection only adds, or only updates, customers. */
  'OutsideSyncType',
  /** The collection was changed into one that cannot be used; the version before was applied. */
  'OlderCollectionUsed',
] as const;

export type WarningCode = (typeof warningCodes)[number];

export interface SyncWarning {
  code: WarningCode;
  /** A sentence for the operator; never a value of the customer's. */
  message: string;
}
