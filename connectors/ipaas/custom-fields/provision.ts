/** Creates the custom fields that a refused write needs, so that it can be repeated once. */
import type { MappedValue } from '../../../customer/mapped-customer.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import type { IpaasSession } from '../http.ts';
import { applyCustomFields } from './apply.ts';
import { readDataType, wantedType, type DataType } from './data-types.ts';
import { listDefinitions, type CustomFieldApi, type CustomFieldDefinition } from './definitions-api.ts';
import { formatForType } from './format-for-type.ts';
import { findMissingFields } from './missing.ts';
import { planCustomFields, type PlannedField } from './plan.ts';

/**
 * For the upsert, after iPaaS.com refused a write with CustomFieldMissing.
 * @param values all values of the customer, as they were written
 * @param refused the failure of the refused write
 * @returns the values with which to repeat the write, once, custom fields formatted for their data type; and the names
 *   of the fields that did not exist
 * @throws SyncFailure CustomFieldMissing where a field cannot be provided; what is worth another try as it is
 */
export type ProvisionCustomFields = (
  session: IpaasSession,
  values: readonly MappedValue[],
  refused: SyncFailure,
) => Promise<Provisioned>;

interface Provisioned {
  values: MappedValue[];
  created: string[];
}

export interface CustomFields {
  provision: ProvisionCustomFields;
  /** The names of those custom fields that provisioning would create; none where that is switched off. Reads only. */
  findMissing: (session: IpaasSession, values: readonly MappedValue[]) => Promise<string[]>;
  /** The values, formatted as far as data types are known from earlier provisioning; makes no call. */
  format: (values: readonly MappedValue[]) => MappedValue[];
}

/** @param api null where creating is switched off: the refusal then stands as it came */
export function createCustomFields(api: CustomFieldApi | null): CustomFields {
  let types: DataTypes = new Map();
  let before: Promise<unknown> = Promise.resolve();
  return {
    async provision(session, values, refused) {
      if (api === null) throw refused;
      // One after the other: where two syncs of this process miss the same field, the second finds it.
      const turn = before.then(async () => await provisionCustomFields(session, api, values, refused));
      before = turn.catch(() => undefined);
      const { created, definitions } = await turn;
      types = typesOf(definitions);
      return { values: formatValues(values, types), created };
    },
    findMissing: async (session, values) => (api === null ? [] : await findMissingFields(session, api, values)),
    format: (values) => formatValues(values, types),
  };
}

/** The data types of the custom fields by name, as far as they are types that we know. */
type DataTypes = ReadonlyMap<string, DataType>;

async function provisionCustomFields(
  session: IpaasSession,
  api: CustomFieldApi,
  values: readonly MappedValue[],
  refused: SyncFailure,
): Promise<{ created: string[]; definitions: CustomFieldDefinition[] }> {
  try {
    const definitions = await listDefinitions(session, api);
    const plan = planFor(values, definitions);
    const unfit = plan.filter(({ action }) => action === 'type-differs');
    if (unfit.length > 0) throw typeDiffers(unfit, refused);
    const created = plan.filter(({ action }) => action === 'create').map(({ name }) => name);
    if (created.length === 0) return { created, definitions };
    return { created, definitions: await applyCustomFields(session, api, plan) };
  } catch (failure) {
    if (!(failure instanceof SyncFailure) || failure.retryable || failure.code === 'CustomFieldMissing') throw failure;
    throw cannotProvide(failure, refused);
  }
}

/** Other than a plan without values, a field may be of any type that can hold the very value that is to be written. */
function planFor(values: readonly MappedValue[], definitions: readonly CustomFieldDefinition[]): PlannedField[] {
  const fields = values.filter(({ kind }) => kind === 'customField');
  const wanted = fields.map((value) => ({ name: value.field, type: wantedType(value) }));
  const valueOf = new Map(fields.map(({ field, value }) => [field, value]));
  return planCustomFields(
    wanted,
    definitions,
    (existing, { name }) => existing === null || formatForType(valueOf.get(name) ?? '', existing) !== null,
  );
}

function typesOf(definitions: readonly CustomFieldDefinition[]): DataTypes {
  return new Map(
    definitions.flatMap(({ name, dataType }) => {
      const type = readDataType(dataType);
      return type === null ? [] : [[name, type]];
    }),
  );
}

/** A value that is none of the field's type stays as it is: iPaaS.com says what is wrong with it. */
function formatValues(values: readonly MappedValue[], types: DataTypes): MappedValue[] {
  return values.map((mapped) => {
    const type = mapped.kind === 'customField' ? types.get(mapped.field) : undefined;
    return type === undefined ? mapped : { ...mapped, value: formatForType(mapped.value, type) ?? mapped.value };
  });
}

function typeDiffers(unfit: readonly PlannedField[], { upstream }: SyncFailure): SyncFailure {
  const problems = unfit.map(({ name, existing }) => ({
    field: name,
    code: 'CustomFieldMissing' as const,
    message: `is defined as ${existing} in iPaaS.com, which cannot hold the mapped value`,
  }));
  const fields = problems.map(({ field, message }) => `"${field}" ${message}`).join('; ');
  return new SyncFailure(
    'CustomFieldMissing',
    `The custom field ${fields}. Change its data type under Data Management > Custom Fields, or map another field. Nothing was written.`,
    { problems, ...(upstream !== null && { upstream }) },
  );
}

/** The refusal of the write says which field is missing; the reason why we could not create it comes on top. */
function cannotProvide(reason: SyncFailure, refused: SyncFailure): SyncFailure {
  const { problems, upstream } = refused;
  return new SyncFailure(
    'CustomFieldMissing',
    `${refused.message} It could not be created either: ${reason.message} Add it under Data Management > Custom Fields (module Customer).`,
    { problems, ...(upstream !== null && { upstream }) },
  );
}
