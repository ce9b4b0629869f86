/** Puts a customer in as it is, without the API's checks: for seeds and for the control plane. */
import { z } from 'zod';
import type { Json, JsonObject } from '../http/json.ts';
import { optionalId } from './body.ts';
import type { Customer } from './customers.ts';
import { CUSTOMER_TABLE } from './external-ids.ts';
import type { IpaasRecords } from './records.ts';

const json: z.ZodType<Json> = z.json();

/** Values are texts on the wire; other plain values are taken as the text they print as. */
const fieldValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);

export const verbatimSchema = z
  .object({
    id: optionalId,
    is_active: z.boolean().nullish(),
    custom_fields: z.array(z.object({ id: optionalId, custom_field_name: z.string(), value: fieldValue })).nullish(),
    external_ids: z.array(z.object({ system_id: z.coerce.number().int().min(1), external_id: z.string() })).nullish(),
  })
  .catchall(json);

export type VerbatimCustomer = z.infer<typeof verbatimSchema>;

const absent: JsonObject = {
  tracking_guid: null,
  customer_number: null,
  first_name: null,
  last_name: null,
  email_address: null,
  company: null,
  comment: null,
  category_id: null,
  created_datetime: null,
  updated_datetime: null,
};

/** The record replaces the customer of this id; external ids and custom fields inside are taken over. */
export function putVerbatim(records: IpaasRecords, id: number, record: VerbatimCustomer): Customer {
  const { id: _id, is_active: isActive, custom_fields: customFields, external_ids: externalIds, ...fields } = record;
  const customer: Customer = {
    id,
    fields: { ...absent, ...fields, is_active: isActive ?? true },
    customFields: (customFields ?? []).map(({ id: fieldId, custom_field_name, value }) => ({
      id: String(fieldId ?? records.customers.newCustomFieldId()),
      custom_field_name,
      value,
    })),
  };
  records.customers.put(customer);
  records.externalIds.unlinkRecord(CUSTOMER_TABLE, id);
  for (const { system_id: systemId, external_id: externalId } of externalIds ?? []) {
    records.externalIds.link({ table: CUSTOMER_TABLE, systemId, externalId, internalId: id });
  }
  return customer;
}
