/** Creates in iPaaS.com the custom fields that the mapping fills and that are missing there. */
import { openCustomFieldManager } from '../../connectors/ipaas/custom-fields/manage.ts';
import type { PlannedField } from '../../connectors/ipaas/custom-fields/plan.ts';
import { inUse } from '../../mapping/checks/check-against-ipaas.ts';
import { filledCustomFields } from '../../mapping/prepare/filled-custom-fields.ts';
import type { CheckContext } from './context.ts';

const longestMs = 20_000;

export interface MissingCustomFields {
  /** Each name once. */
  fields: PlannedField[];
  /**
   * Creates them; may be repeated. Null where IPAAS_CUSTOM_FIELDS is off.
   * @throws SyncFailure where one cannot be created
   */
  create: (() => Promise<void>) | null;
}

/** @throws SettingsError, SyncFailure; a DOMException where iPaaS.com does not answer */
export async function findMissingCustomFields(context: CheckContext): Promise<MissingCustomFields> {
  const { view, withToken } = await context.ipaas();
  const wanted = inUse(await context.readings()).flatMap(filledCustomFields);
  const planned = (await view.planCustomFields(wanted, AbortSignal.timeout(longestMs))) ?? [];
  const missing = planned.filter(({ action }) => action === 'create');
  const fields = [...new Map(missing.map((field) => [field.name, field])).values()];
  const { customFieldApi } = withToken;
  if (customFieldApi === null) return { fields, create: null };
  return {
    fields,
    create: async () => await openCustomFieldManager({ ...withToken, customFieldApi }).apply(fields),
  };
}
