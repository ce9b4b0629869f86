/** The customer in iPaaS.com's wire format, both ways (reference: ipaas-api.md, section 4.1). */
import type { ExistingValues } from '../../customer/diff.ts';
import type { CustomerField, MappedValue } from '../../customer/mapped-customer.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { CustomerBody, CustomerRecord } from './customer-wire.ts';

const wireNames = {
  CustomerNumber: 'customer_number',
  FirstName: 'first_name',
  LastName: 'last_name',
  EmailAddress: 'email_address',
  Company: 'company',
  Comment: 'comment',
} as const satisfies Record<CustomerField, string>;

/**
 * The body of a write: everything the mapping produced and nothing else. Values that do not differ go along, because
 * iPaaS.com may check required fields on an update too; values that were not mapped stay out, because a field that is
 * not sent is kept.
 * @throws SyncFailure MappingInvalid where a mapping fills a field that a customer does not have
 */
export function toWire(values: readonly MappedValue[]): CustomerBody {
  const body: CustomerBody = {};
  const customFields = [];
  for (const { kind, field, value } of values) {
    if (kind === 'customField') customFields.push({ custom_field_name: field, value });
    else body[wireName(field)] = value;
  }
  return customFields.length === 0 ? body : { ...body, custom_fields: customFields };
}

/** What iPaaS.com holds of a customer, under the names that a mapping uses. */
export function fromWire(record: CustomerRecord): ExistingValues {
  const field = new Map<string, string>();
  for (const [name, wire] of Object.entries(wireNames)) {
    const value = record[wire];
    if (value !== null) field.set(name, value);
  }
  const customField = new Map<string, string>();
  for (const { custom_field_name, value } of record.custom_fields) {
    if (value !== null) customField.set(custom_field_name, value);
  }
  return { field, customField };
}

function wireName(field: string): (typeof wireNames)[CustomerField] {
  if (isCustomerField(field)) return wireNames[field];
  throw new SyncFailure(
    'MappingInvalid',
    `The mapping fills the field "${field}", which a customer in iPaaS.com does not have. Map it to a custom field.`,
  );
}

function isCustomerField(field: string): field is CustomerField {
  return Object.hasOwn(wireNames, field);
}
