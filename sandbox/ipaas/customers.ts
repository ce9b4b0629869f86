/** The customers iPaaS.com holds. */
import type { Json, JsonObject } from '../http/json.ts';
import { CUSTOMER_TABLE, type ExternalIds } from './external-ids.ts';
import { subscriptionName } from './subscriptions.ts';

export interface Customer {
  id: number;
  /** All fields in wire spelling, except id, custom_fields and external_ids. */
  fields: JsonObject;
  customFields: CustomFieldValue[];
}

export interface CustomFieldValue {
  id: string;
  custom_field_name: string;
  value: string;
}

/** Fields that can be asked for with `?action=equals&<Field>=`, and their names on the wire. */
export const searchFields: Readonly<Record<string, string>> = {
  CustomerNumber: 'customer_number',
  EmailAddress: 'email_address',
  FirstName: 'first_name',
  LastName: 'last_name',
  Company: 'company',
};

const FIRST_ID = 150_713;
const FIRST_CUSTOM_FIELD_ID = 9001;
const indexed = ['customer_number', 'email_address'];

export interface Customers {
  get(id: number): Customer | null;
  put(customer: Customer): void;
  delete(id: number): void;
  /** Customers whose field (wire spelling) has exactly this value, oldest first. */
  findBy(field: string, value: string): Customer[];
  all(): Customer[];
  newId(): number;
  newCustomFieldId(): string;
  clear(): void;
  /** Remembers everything but the ids that were given; the function that is returned brings it back. */
  save(): () => void;
}

/** The entries of the index that a customer has. */
function keysOf(customer: Customer): string[] {
  return indexed.flatMap((field) => {
    const value = customer.fields[field];
    return typeof value === 'string' ? [`${field}|${value}`] : [];
  });
}

export function createCustomers(): Customers {
  let customers = new Map<number, Customer>();
  let index = new Map<string, Set<number>>();
  let nextId = FIRST_ID;
  let nextCustomFieldId = FIRST_CUSTOM_FIELD_ID;

  const forget = (id: number): void => {
    const customer = customers.get(id);
    if (customer === undefined) return;
    for (const key of keysOf(customer)) index.get(key)?.delete(id);
    customers.delete(id);
  };

  return {
    get: (id) => customers.get(id) ?? null,
    put(customer) {
      forget(customer.id);
      customers.set(customer.id, customer);
      for (const key of keysOf(customer)) index.set(key, (index.get(key) ?? new Set()).add(customer.id));
      nextId = Math.max(nextId, customer.id + 1);
    },
    delete: forget,
    findBy(field, value) {
      if (!indexed.includes(field)) return [...customers.values()].filter((one) => one.fields[field] === value);
      const ids = [...(index.get(`${field}|${value}`) ?? [])].sort((a, b) => a - b);
      return ids.flatMap((id) => customers.get(id) ?? []);
    },
    all: () => [...customers.values()].sort((a, b) => a.id - b.id),
    newId: () => nextId++,
    newCustomFieldId: () => String(nextCustomFieldId++),
    clear() {
      customers.clear();
      index.clear();
      nextId = FIRST_ID;
      nextCustomFieldId = FIRST_CUSTOM_FIELD_ID;
    },
    save() {
      const saved = {
        customers: new Map(customers),
        index: new Map([...index].map(([key, ids]) => [key, new Set(ids)])),
      };
      return () => {
        ({ customers, index } = saved);
      };
    },
  };
}

/** How a record is inactive is not documented; here by the field `is_active`. */
export function isActive(customer: Customer): boolean {
  return customer.fields['is_active'] !== false;
}

/** A customer as the API answers with it, custom fields and external ids included. */
export function customerOnWire(customer: Customer, externalIds: ExternalIds): JsonObject {
  const links = externalIds.ofRecord(CUSTOMER_TABLE, customer.id).filter((link) => !link.deleted);
  const rows: Json = links.map((link) => ({
    id: link.id,
    system_id: link.systemId,
    system_name: subscriptionName(link.systemId),
    external_id: link.externalId,
    internal_id: String(customer.id),
  }));
  return {
    id: customer.id,
    ...customer.fields,
    custom_fields: customer.customFields.map((field) => ({ ...field })),
    external_ids: rows,
  };
}
