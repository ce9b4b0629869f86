/**
 * The definitions of custom fields. The calls that read and create them are not documented (reference: ipaas-api.md,
 * section 5.2), so paths, keys and module are settings.
 */
import { z } from 'zod';
import type { IpaasApi, IpaasSession } from '../http.ts';
import { readPages } from '../read-pages.ts';
import type { WantedType } from './data-types.ts';

export interface CustomFieldApi {
  /** The call that lists the definitions. */
  list: Endpoint;
  /** The call that creates one. */
  create: Endpoint;
  /** The JSON keys under which a definition holds its parts. */
  keys: { name: string; description: string; dataType: string; module: string };
  /** What stands under `keys.module` for customers: a name, or the number of a mapping collection type. */
  module: string | number;
}

interface Endpoint {
  api: IpaasApi;
  /** Below the API's address. */
  path: string;
}

export interface CustomFieldDefinition {
  name: string;
  /** As iPaaS.com writes it; null where the definition has none. */
  dataType: string | null;
}

const definitionSchema = z.record(z.string(), z.unknown());

/** The definitions for customers; a definition that names no module counts as one of them. */
export async function listDefinitions(session: IpaasSession, api: CustomFieldApi): Promise<CustomFieldDefinition[]> {
  const items = await readPages(
    session,
    { ...api.list, method: 'GET', action: 'list the custom fields' },
    definitionSchema,
  );
  const module = String(api.module).toLowerCase();
  return items.flatMap((item) => {
    const name = textAt(item, api.keys.name);
    const itsModule = textAt(item, api.keys.module);
    if (name === null || (itsModule !== null && itsModule.toLowerCase() !== module)) return [];
    return [{ name, dataType: textAt(item, api.keys.dataType) }];
  });
}

/** Any 2xx is a success; whether the field is there is seen by looking. */
export async function createDefinition(
  session: IpaasSession,
  api: CustomFieldApi,
  { name, type }: { name: string; type: WantedType },
): Promise<void> {
  const { keys } = api;
  await session.send({
    ...api.create,
    method: 'POST',
    body: {
      [keys.name]: name,
      [keys.description]: 'Filled by customer-sync.',
      [keys.dataType]: type,
      [keys.module]: api.module,
      tracking_guid: session.trackingGuid,
    },
    action: 'create the custom field',
  });
}

/** Keys are compared without regard to case, as in other answers of iPaaS.com. */
function textAt(item: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = Object.entries(item).find(([known]) => known.toLowerCase() === key.toLowerCase())?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
