/** One customer in both shapes: as iPaaS.com holds it, and as a mapping produces it. */
import type { MappedCustomer, MappedValue } from '../../../customer/mapped-customer.ts';
import type { WritePolicy } from '../../../customer/write-policy.ts';

export const systemId = 10_684;
/** The settings that a worker has by default. */
export const defaults = {
  matchKeys: ['externalId', 'customerNumber'],
  collisionHandling: 'UPDATE_AND_LINK',
  updateMode: 'partial',
  customFieldApi: null,
} as const;
export const ourLink = { system_id: systemId, external_id: 'CUST-1' };

export const held = {
  customer_number: 'CUST-1',
  first_name: 'Ada',
  last_name: 'Lovelace',
  email_address: 'ada@example.com',
  company: 'Analytical Engines',
  custom_fields: [{ custom_field_name: 'Known to Film', value: 'No' }],
};
export const linked = { ...held, external_ids: [ourLink] };

/** The customer that `held` is, with the given fields changed and further values. */
export function mapped(changed: Record<string, string> = {}, ...more: MappedValue[]): MappedCustomer {
  const fields = {
    CustomerNumber: 'CUST-1',
    FirstName: 'Ada',
    LastName: 'Lovelace',
    EmailAddress: 'ada@example.com',
    ...changed,
  };
  return {
    mapping: { name: 'test', version: '1' },
    values: [...Object.entries(fields).map(([name, value]) => field(name, value)), ...more],
    nulls: [],
    writePolicy: { syncType: 'ADD_AND_UPDATE', collisionHandling: null },
  };
}

/** The same customer by a collection that wants it written otherwise. */
export function withPolicy(customer: MappedCustomer, policy: Partial<WritePolicy>): MappedCustomer {
  return { ...customer, writePolicy: { ...customer.writePolicy, ...policy } };
}

function field(name: string, value: string): MappedValue {
  return { field: name, kind: 'field', value, from: 'sent', stampsTime: false };
}

export function customField(name: string, value: string): MappedValue {
  return { field: name, kind: 'customField', value, from: 'returned', stampsTime: false };
}

export const stamp: MappedValue = {
  field: 'OpenAI Last Response Date',
  kind: 'customField',
  value: '2026-07-01T12:00:00+00:00',
  from: 'formula',
  stampsTime: true,
};

export const lookup = 'POST External/LookupSpecial';
export const search = 'GET Customers';
export const create = 'POST Customer';
export const link = 'POST External/UpdateExternalId';
export const get = (id: number): string => `GET Customer/${id}`;
export const put = (id: number): string => `PUT Customer/${id}`;
