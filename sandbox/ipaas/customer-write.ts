/** Creates and updates customers, refusing what iPaaS.com refuses before anything is changed. */
import type { JsonObject } from '../http/json.ts';
import type { ApiRequest } from '../http/messages.ts';
import { dateTimeOffset, isMissing, queryValue, readBody } from './body.ts';
import { conforms } from './custom-field-definitions.ts';
import { customerBodySchema, plainFields, type CustomerBody } from './customer-body.ts';
import { checkRequired, checkUnique } from './customer-rules.ts';
import type { Customer, CustomFieldValue } from './customers.ts';
import { idNotFound, refuse, requiredField } from './errors.ts';
import { checkedLinks, type WantedLink } from './external-id-rules.ts';
import { CUSTOMER_TABLE } from './external-ids.ts';
import type { IpaasRecords } from './records.ts';

interface WantedValue {
  name: string;
  value: string;
}

/** Creates the customer of the request. Throws the refusal of the first rule it breaks. */
export function createCustomer(records: IpaasRecords, request: ApiRequest): Customer {
  const body = readBody(customerBodySchema, request);
  const fields: JsonObject = { ...writtenFields(body, {}), is_active: body.is_active ?? true };
  checkRequired(fields);
  checkUnique(records, { id: null, before: null, fields });
  const values = checkedValues(records, body);
  const links = checkedLinks(records, null, body);
  const times = { created_datetime: dateTimeOffset(Date.now()), updated_datetime: null };
  const customer = {
    id: records.customers.newId(),
    fields: { tracking_guid: guidOf(request, body), ...fields, ...times },
    customFields: withValues(records, [], values),
  };
  return store(records, customer, links);
}

/**
 * Changes a customer; what becomes of the fields and custom fields that are not sent is up to the switches. External
 * ids merge by system. An inactive customer is active again, unless `is_active` is sent as false.
 */
export function updateCustomer(records: IpaasRecords, id: number, request: ApiRequest): Customer {
  const body = readBody(customerBodySchema, request);
  const before = records.customers.get(id);
  if (before === null) throw idNotFound(id);
  const { put, customFieldsOnPut } = records.switches.current();
  const kept = put === 'full' ? {} : before.fields;
  const fields: JsonObject = { ...writtenFields(body, kept), is_active: body.is_active ?? true };
  checkRequired(fields);
  checkUnique(records, { id, before: before.fields, fields });
  const values = checkedValues(records, body);
  const links = checkedLinks(records, id, body);
  const listSent = put === 'full' || (body.custom_fields ?? null) !== null;
  const replaced = customFieldsOnPut === 'replace' && listSent;
  const customer = {
    id,
    fields: {
      ...before.fields,
      ...fields,
      tracking_guid: guidOf(request, body) ?? before.fields['tracking_guid'] ?? null,
      updated_datetime: dateTimeOffset(Date.now()),
    },
    customFields: replaced
      ? withValues(records, before.customFields, values).filter((field) => isNamed(values, field))
      : withValues(records, before.customFields, values),
  };
  return store(records, customer, links);
}

function guidOf(request: ApiRequest, body: CustomerBody): string | null {
  return queryValue(request, 'trackingGuid') ?? body.tracking_guid ?? null;
}

/** Null means "not sent": the field keeps its value. */
function writtenFields(body: CustomerBody, kept: JsonObject): JsonObject {
  return Object.fromEntries(plainFields.map((name) => [name, body[name] ?? kept[name] ?? null]));
}

function checkedValues(records: IpaasRecords, body: CustomerBody): WantedValue[] {
  return (body.custom_fields ?? []).map(({ custom_field_name: name, value }) => {
    if (isMissing(name)) throw refuse('VALD-1015', 'Custom Field Name is null or empty in your request.');
    const definition = records.definitions.find('Customer', name);
    if (definition === null) {
      throw refuse('VALD-1011', `${name} custom field does not exist or can not be found.`);
    }
    if (isMissing(value)) throw requiredField('value');
    if (conforms(definition.dataType, value)) return { name, value };
    throw refuse('VALD-1036', `Value (${value}) provided for ${name} is not valid.`);
  });
}

function isNamed(values: readonly WantedValue[], field: CustomFieldValue): boolean {
  return values.some((value) => value.name === field.custom_field_name);
}

function withValues(
  records: IpaasRecords,
  before: readonly CustomFieldValue[],
  wanted: readonly WantedValue[],
): CustomFieldValue[] {
  const values = new Map(before.map((field) => [field.custom_field_name, field]));
  for (const { name, value } of wanted) {
    const id = values.get(name)?.id ?? records.customers.newCustomFieldId();
    values.set(name, { id, custom_field_name: name, value });
  }
  return [...values.values()];
}

function store(records: IpaasRecords, customer: Customer, links: readonly WantedLink[]): Customer {
  records.customers.put(customer);
  for (const link of links) records.externalIds.link({ table: CUSTOMER_TABLE, internalId: customer.id, ...link });
  return customer;
}
