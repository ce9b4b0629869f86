/** What the iPaaS.com stand-in holds, read as any client would see it. */
import { z } from 'zod';
import type { Control } from '../../sandbox/control-client.ts';

const stateSchema = z.object({
  customers: z.array(
    z.looseObject({
      id: z.union([z.number(), z.string()]),
      customer_number: z.string().nullish(),
      first_name: z.string().nullish(),
      last_name: z.string().nullish(),
      email_address: z.string().nullish(),
      comment: z.string().nullish(),
      custom_fields: z.array(z.object({ custom_field_name: z.string(), value: z.string() })),
    }),
  ),
  external_ids: z.array(
    z.looseObject({ external_id: z.string(), internal_id: z.union([z.number(), z.string()]), system_id: z.number() }),
  ),
});

export interface IpaasCustomer {
  id: string;
  customerNumber: string | null;
  firstName: string | null;
  lastName: string | null;
  emailAddress: string | null;
  comment: string | null;
  customFields: Record<string, string>;
  /** External ids of our system that point to this customer. */
  links: string[];
}

/** Every customer iPaaS.com holds. */
export async function ipaasCustomers(control: Control): Promise<IpaasCustomer[]> {
  const state = stateSchema.parse(await control.state());
  return state.customers.map((customer) => ({
    id: String(customer.id),
    customerNumber: customer.customer_number ?? null,
    firstName: customer.first_name ?? null,
    lastName: customer.last_name ?? null,
    emailAddress: customer.email_address ?? null,
    comment: customer.comment ?? null,
    customFields: Object.fromEntries(customer.custom_fields.map((field) => [field.custom_field_name, field.value])),
    links: state.external_ids
      .filter((link) => String(link.internal_id) === String(customer.id))
      .map((link) => link.external_id),
  }));
}

/** The customers of one CustomerNumber; more than one would be a duplicate. */
export async function customersNumbered(control: Control, customerNumber: string): Promise<IpaasCustomer[]> {
  return (await ipaasCustomers(control)).filter((customer) => customer.customerNumber === customerNumber);
}
