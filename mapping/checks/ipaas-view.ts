/** What the checks of mapping collections need to see of iPaaS.com. It is looked at, never written to. */

/** A custom field that a collection fills. */
interface WantedCustomField {
  name: string;
  stampsTime: boolean;
}

/** How a custom field that is wanted stands in iPaaS.com. */
export interface PlannedCustomField {
  name: string;
  /** The data type that it needs. */
  wanted: string;
  /** The data type that it has; null where there is no such field. */
  existing: string | null;
  action: 'exists' | 'create' | 'type-differs';
}

/** What the list of collections tells of each; null where it does not say. */
export interface ListedCollection {
  id: number;
  name: string | null;
  /** 8: Customer. */
  collectionTypeId: number | null;
  /** 1: TO iPaaS.com. */
  directionId: number | null;
  /** The subscription that it belongs to. */
  systemId: number | null;
  enabled: boolean;
}

export interface IpaasView {
  /** Our subscription. */
  systemId: number;
  /** True where a sync, or `fields apply`, creates a custom field that is missing. */
  canCreateCustomFields: boolean;
  /**
   * @returns one entry for each wanted field, in their order; null where custom fields cannot be looked up
   * @throws SyncFailure; the signal's reason where it was aborted
   */
  planCustomFields(wanted: readonly WantedCustomField[], signal: AbortSignal): Promise<PlannedCustomField[]> | null;
  /**
   * @returns every collection of the company; null where iPaaS.com has no such list
   * @throws SyncFailure; the signal's reason where it was aborted
   */
  listCollections(signal: AbortSignal): Promise<readonly ListedCollection[] | null>;
  /** @throws SyncFailure; the signal's reason where it was aborted */
  fetchCollection(id: number, signal: AbortSignal): Promise<unknown>;
}
