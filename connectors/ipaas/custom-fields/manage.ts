/** Custom fields on their own, outside of a sync: what a mapping needs is compared and created beforehand. */
import { openAccess, type IpaasAccess } from '../credentials-access.ts';
import { createIpaasHttp } from '../http.ts';
import type { IpaasAddress } from '../http-client.ts';
import { applyCustomFields } from './apply.ts';
import { listDefinitions, type CustomFieldApi } from './definitions-api.ts';
import { planCustomFields, type PlannedField, type WantedField } from './plan.ts';

export interface CustomFieldManager {
  /** Compares only. @throws SyncFailure */
  plan(wanted: readonly WantedField[]): Promise<PlannedField[]>;
  /** Creates what the plan says is missing; may be repeated. @throws SyncFailure where a field cannot be created */
  apply(plan: readonly PlannedField[]): Promise<void>;
}

export function openCustomFieldManager(
  settings: IpaasAddress & IpaasAccess & { customFieldApi: CustomFieldApi },
): CustomFieldManager {
  const api = settings.customFieldApi;
  const openSession = createIpaasHttp({ ...settings, credentials: openAccess(settings, settings) });
  const session = openSession(crypto.randomUUID(), new AbortController().signal);
  return {
    plan: async (wanted) => planCustomFields(wanted, await listDefinitions(session, api)),
    async apply(plan) {
      await applyCustomFields(session, api, plan);
    },
  };
}
