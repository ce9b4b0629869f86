/** Which custom fields a write would have to create. Reads only. */
import type { MappedValue } from '../../../customer/mapped-customer.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import type { IpaasSession } from '../http.ts';
import { wantedType } from './data-types.ts';
import { listDefinitions, type CustomFieldApi, type CustomFieldDefinition } from './definitions-api.ts';
import { planCustomFields } from './plan.ts';

/**
 * As a real write takes it: an iPaaS.com without such a list has none of the fields (404 is an empty list). Where it
 * has one, but not for us, a real write could create none either; whether it needs to is not known.
 * @param values of custom fields
 * @returns their names, in the order of the values, each once
 * @throws SyncFailure only where it is worth another try
 */
export async function findMissingFields(
  session: IpaasSession,
  api: CustomFieldApi,
  values: readonly MappedValue[],
): Promise<string[]> {
  const definitions = await listForUs(session, api);
  if (definitions === null) return [];
  const wanted = values.map((value) => ({ name: value.field, type: wantedType(value) }));
  const missing = planCustomFields(wanted, definitions).filter(({ action }) => action === 'create');
  return [...new Set(missing.map(({ name }) => name))];
}

async function listForUs(session: IpaasSession, api: CustomFieldApi): Promise<CustomFieldDefinition[] | null> {
  try {
    return await listDefinitions(session, api);
  } catch (failure) {
    if (failure instanceof SyncFailure && !failure.retryable) return null;
    throw failure;
  }
}
