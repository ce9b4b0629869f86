/** Creates and updates customers, refusing what iPaaS.com refuses before anything is changed. */
import { z } from 'zod';
import type { JsonObject } from '../http/json.ts';
import type { ApiRequest } from '../http/messages.ts';
import { dateTimeOffset, isMissing, optionalGuid, optionalId, optionalText, queryValue, readBody } from './body.ts';
import { conforms } from './custom-field-definitions.ts';
import type { Customer, CustomFieldValue } from './customers.ts';
import { idNotFound, refuse, requiredField } from './errors.ts';
import { CUSTOMER_TABLE } from './external-ids.ts';
import type { IpaasRecords } from './records.ts';
import { readSystemId } from './system-id.ts';

const bodySchema = z.object({
  tracking_guid: optionalGuid,
  customer_number: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  email_address: optionalText,
  company: optionalText,
  comment: optionalText,
  category_id: z.int().nullish(),
  custom_fields: z.array(z.object({ custom_field_name: optionalText, value: optionalText })).nullish(),
  external_ids: z.array(z.object({ system_id: optionalId, external_id: optionalText })).nullish(),
});

type CustomerBody = z.infer<typeof bodySchema>;

interface CheckedWrite {
  fields: JsonObject;
  customFields: { name: string; value: string }[];
  links: { systemId: number; externalId: string }[];
}

const plainFields = [
  'customer_number',
  'first_name',
  'last_name',
  'email_address',
  'company',
  'comment',
  'category_id',
] as const;

/** Creates the customer of the request. Throws the refusal of the first rule it breaks. */
export function createCustomer(records: IpaasRecords, request: ApiRequest): Customer {
  const body = readBody(bodySchema, request);
  const nothing = Object.fromEntries(plainFields.map((name) => [name, null]));
  const write = checkedWrite(records, null, body, nothing);
  const id = records.customers.newId();
  const times = { created_datetime: dateTimeOffset(Date.now()), updated_datetime: null };
  return store(records, { id, fields: {}, customFields: [] }, write, {
    tracking_guid: guidOf(request, body),
    ...write.fields,
    ...times,
  });
}

/** Changes the fields that are sent; null and omitted ones stay. Lists merge by field name and by system. */
export function updateCustomer(records: IpaasRecords, id: number, request: ApiRequest): Customer {
  const body = readBody(bodySchema, request);
  const customer = records.customers.get(id);
  if (customer === null) throw idNotFound(id);
  const write = checkedWrite(records, id, body, customer.fields);
  return store(records, customer, write, {
    ...customer.fields,
    ...write.fields,
    tracking_guid: guidOf(request, body) ?? customer.fields['tracking_guid'] ?? null,
    updated_datetime: dateTimeOffset(Date.now()),
  });
}

function guidOf(request: ApiRequest, body: CustomerBody): string | null {
  return queryValue(request, 'trackingGuid') ?? body.tracking_guid ?? null;
}

function checkedWrite(records: IpaasRecords, id: number | null, body: CustomerBody, current: JsonObject): CheckedWrite {
  const sent = plainFields.flatMap((name) =>
    body[name] === null || body[name] === undefined ? [] : [[name, body[name]] as const],
  );
  const fields: JsonObject = {
    ...Object.fromEntries(plainFields.map((name) => [name, current[name] ?? null])),
    ...Object.fromEntries(sent),
  };
  checkFields(records, id, fields);
  return { fields, customFields: checkedCustomFields(records, body), links: checkedLinks(records, id, body) };
}

function checkFields(records: IpaasRecords, id: number | null, fields: JsonObject): void {
  const number = textOf(fields, 'customer_number');
  const email = textOf(fields, 'email_address');
  if (isMissing(number)) throw requiredField('customer_number');
  if (isMissing(textOf(fields, 'first_name')) && isMissing(textOf(fields, 'last_name'))) {
    throw refuse('VALD-1049', 'First Name and/or Last Name are both empty. One or both are required.');
  }
  if (isMissing(email)) throw refuse('VALD-1021', 'Email Address is null or empty.');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw refuse('VALD-1036', `Value (${email}) provided for email_address is not valid.`);
  }
  const others = records.customers.findBy('customer_number', number).filter((other) => other.id !== id);
  const unchanged = id !== null && records.customers.get(id)?.fields['customer_number'] === number;
  if (others.length > 0 && !unchanged) {
    throw refuse('BIZL-1006', `customer_number must be unique and ${number} is already in use.`);
  }
}

function textOf(fields: JsonObject, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
}

function checkedCustomFields(records: IpaasRecords, body: CustomerBody): CheckedWrite['customFields'] {
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

function checkedLinks(records: IpaasRecords, id: number | null, body: CustomerBody): CheckedWrite['links'] {
  const links = (body.external_ids ?? []).map(({ system_id, external_id: externalId }) => {
    const systemId = readSystemId(system_id);
    if (isMissing(externalId)) throw refuse('VALD-1009', 'External Id is null or empty in your request.');
    checkFree(records, CUSTOMER_TABLE, systemId, externalId, id);
    return { systemId, externalId };
  });
  const systems = new Set(links.map((link) => link.systemId));
  if (systems.size === links.length) return links;
  throw refuse(
    'BIZL-1005',
    `Duplicate external id found on the ${CUSTOMER_TABLE} request. External Ids per system must be unique.`,
  );
}

/** Throws BIZL-1003 where another living record already has this external id. */
export function checkFree(
  records: IpaasRecords,
  table: string,
  systemId: number,
  externalId: string,
  internalId: number | null,
): void {
  const taken = records.externalIds.byExternal(systemId, table, externalId);
  if (taken === null || taken.deleted || taken.internalId === internalId) return;
  throw refuse('BIZL-1003', `External Id must be unique and the provided one (${externalId}) already exists.`);
}

function store(records: IpaasRecords, before: Customer, write: CheckedWrite, fields: JsonObject): Customer {
  const customer: Customer = { id: before.id, fields, customFields: mergedCustomFields(records, before, write) };
  records.customers.put(customer);
  for (const link of write.links) records.externalIds.link({ table: CUSTOMER_TABLE, internalId: customer.id, ...link });
  return customer;
}

function mergedCustomFields(records: IpaasRecords, before: Customer, write: CheckedWrite): CustomFieldValue[] {
  const values = new Map(before.customFields.map((field) => [field.custom_field_name, field]));
  for (const { name, value } of write.customFields) {
    const id = values.get(name)?.id ?? records.customers.newCustomFieldId();
    values.set(name, { id, custom_field_name: name, value });
  }
  return [...values.values()];
}
