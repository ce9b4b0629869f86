/** Creates the custom fields of a plan that are missing. */
import { SyncFailure } from '../../../customer/sync-failure.ts';
import type { IpaasSession } from '../http.ts';
import {
  createDefinition,
  listDefinitions,
  type CustomFieldApi,
  type CustomFieldDefinition,
} from './definitions-api.ts';
import type { PlannedField } from './plan.ts';

/**
 * May be repeated after any failure: what exists is left as it is. Whatever was answered, we look once more at the
 * end: another worker may have been faster, an answer may have been lost, and a success may not have been one.
 * @returns the definitions that there are now, all of the plan's among them
 * @throws SyncFailure of the create of a field that still does not exist
 */
export async function applyCustomFields(
  session: IpaasSession,
  api: CustomFieldApi,
  plan: readonly PlannedField[],
): Promise<CustomFieldDefinition[]> {
  const failures = new Map<string, SyncFailure>();
  const missing = plan.filter(({ action }) => action === 'create');
  for (const { name, wanted } of missing) {
    const failure = await tryToCreate(session, api, { name, type: wanted });
    if (failure !== null) failures.set(name, failure);
  }

  const definitions = await listDefinitions(session, api);
  const absent = missing.find(({ name }) => !definitions.some((definition) => definition.name === name));
  if (absent !== undefined) throw failures.get(absent.name) ?? notVisible(session, absent.name);
  return definitions;
}

type NewField = Parameters<typeof createDefinition>[2];

/** @returns the failure, which may prove to be none; what is no answer of iPaaS.com (a cancellation) is thrown */
async function tryToCreate(session: IpaasSession, api: CustomFieldApi, field: NewField): Promise<SyncFailure | null> {
  try {
    await createDefinition(session, api, field);
    return null;
  } catch (failure) {
    if (failure instanceof SyncFailure) return failure;
    throw failure;
  }
}

function notVisible(session: IpaasSession, name: string): SyncFailure {
  return new SyncFailure(
    'UpstreamUnavailable',
    `iPaaS.com accepted the custom field "${name}", but does not show it yet.`,
    {
      upstream: { system: 'ipaas', status: null, code: null, requestId: session.trackingGuid },
    },
  );
}
