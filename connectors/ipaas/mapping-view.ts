/** iPaaS.com as the checks of mapping collections look at it: its custom fields and its own collections. Reads only. */
import { openAccess } from './credentials-access.ts';
import { wantedType } from './custom-fields/data-types.ts';
import { listDefinitions, type CustomFieldApi } from './custom-fields/definitions-api.ts';
import { planCustomFields, type PlannedField } from './custom-fields/plan.ts';
import { createIpaasHttp } from './http.ts';
import {
  openMappingCollections,
  type CollectionSummary,
  type MappingCollectionsSettings,
} from './mapping-collections.ts';

export type MappingViewSettings = MappingCollectionsSettings & {
  systemId: number;
  /** How missing custom fields are created; null where that is switched off. */
  customFieldApi: CustomFieldApi | null;
};

export interface MappingView {
  systemId: number;
  canCreateCustomFields: boolean;
  /** @throws SyncFailure; the signal's reason where it was aborted */
  planCustomFields(
    wanted: readonly { name: string; stampsTime: boolean }[],
    signal: AbortSignal,
  ): Promise<PlannedField[]> | null;
  /** @throws SyncFailure; the signal's reason where it was aborted */
  listCollections(signal: AbortSignal): Promise<CollectionSummary[] | null>;
  /** @throws SyncFailure; the signal's reason where it was aborted */
  fetchCollection(id: number, signal: AbortSignal): Promise<unknown>;
}

/** @param lookUp how custom fields are looked up, also where creating them is switched off; null where they are not */
export function openMappingView(settings: MappingViewSettings, lookUp: CustomFieldApi | null): MappingView {
  const openSession = createIpaasHttp({ ...settings, credentials: openAccess(settings, settings) });
  const collections = openMappingCollections(settings);
  const plan = async (
    api: CustomFieldApi,
    wanted: readonly { name: string; stampsTime: boolean }[],
    signal: AbortSignal,
  ): Promise<PlannedField[]> => {
    const fields = wanted.map((field) => ({ name: field.name, type: wantedType(field) }));
    return planCustomFields(fields, await listDefinitions(openSession(crypto.randomUUID(), signal), api));
  };
  return {
    systemId: settings.systemId,
    canCreateCustomFields: settings.customFieldApi !== null,
    planCustomFields: (wanted, signal) => (lookUp === null ? null : plan(lookUp, wanted, signal)),
    listCollections: async (signal) => await collections.list(signal),
    fetchCollection: async (id, signal) => await collections.fetch(id, signal),
  };
}
