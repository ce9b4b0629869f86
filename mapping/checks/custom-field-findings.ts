import { filledCustomFields, type FilledCustomField } from '../prepare/filled-custom-fields.ts';
import type { PreparedCollection } from '../prepare/prepared-collection.ts';
import type { Finding } from './finding.ts';
import type { IpaasView, PlannedCustomField } from './ipaas-view.ts';
import { notChecked, reasonOf } from './not-checked.ts';

interface Wanted extends FilledCustomField {
  collection: string;
}

const whereTheyAre = 'Data Management > Custom Fields';

/** Whether iPaaS.com has the custom fields that the collections fill, in data types that can hold what is sent. */
export async function checkCustomFields(
  collections: readonly PreparedCollection[],
  view: IpaasView,
  signal: AbortSignal,
): Promise<Finding[]> {
  const wanted = collections.flatMap((collection) =>
    filledCustomFields(collection).map((field): Wanted => ({ ...field, collection: collection.identity.name })),
  );
  if (wanted.length === 0) return [];
  try {
    const planned = await view.planCustomFields(wanted, signal);
    if (planned === null) return notes(wanted, 'they cannot be looked up with these settings.');
    return wanted.flatMap((field, index) => compare(field, planned[index], view));
  } catch (error) {
    return notes(wanted, reasonOf(error, signal));
  }
}

function compare(wanted: Wanted, planned: PlannedCustomField | undefined, view: IpaasView): Finding[] {
  const { collection, mapping, name: field } = wanted;
  if (planned?.action === 'create') return [{ ...missing(field, view), collection, mapping, field }];
  if (planned?.action === 'type-differs') return [{ ...typeDiffers(planned), collection, mapping, field }];
  return [];
}

type AboutField = Pick<Finding, 'severity' | 'code' | 'message' | 'resolution'>;

function missing(name: string, { canCreateCustomFields }: IpaasView): AboutField {
  const found = { code: 'CustomFieldMissing', message: `iPaaS.com has no custom field "${name}".` } as const;
  if (canCreateCustomFields) {
    const resolution =
      'The first sync that fills it creates it; to have it before, run customer-sync fields apply with this collection.';
    return { ...found, severity: 'warning', resolution };
  }
  const resolution = `Add it in iPaaS.com under ${whereTheyAre} (module Customer), or set IPAAS_CUSTOM_FIELDS to on.`;
  return { ...found, severity: 'error', resolution };
}

function typeDiffers({ name, existing, wanted }: PlannedCustomField): AboutField {
  return {
    severity: 'error',
    code: 'CustomFieldTypeDiffers',
    message: `The custom field "${name}" is ${existing ?? 'of an unknown type'} in iPaaS.com, which cannot hold every ${wanted} that the mapping sends.`,
    resolution: `Change its data type in iPaaS.com under ${whereTheyAre}, or map onto another field.`,
  };
}

function notes(wanted: readonly Wanted[], reason: string): Finding[] {
  const collections = new Set(wanted.map(({ collection }) => collection));
  return [...collections].map((collection) =>
    notChecked(collection, `Whether iPaaS.com has its custom fields was not checked: ${reason}`),
  );
}
