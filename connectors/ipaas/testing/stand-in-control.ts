/** The iPaaS.com stand-in as the tests of this connector look at it. */
import { z } from 'zod';
import { controlOf, type JournalRow } from '../../../sandbox/control-client.ts';
import { systemId } from './test-customer.ts';

const customerSchema = z.object({
  id: z.number(),
  customer_number: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  email_address: z.string().nullable(),
  company: z.string().nullable(),
  comment: z.string().nullable(),
  category_id: z.number().nullable(),
  is_active: z.boolean(),
  custom_fields: z.array(z.object({ custom_field_name: z.string(), value: z.string() })),
  external_ids: z.array(z.object({ system_id: z.number(), external_id: z.string() })),
});
const linkSchema = z.object({ system_id: z.number(), external_id: z.string(), internal_id: z.string() });
const stateSchema = z.object({ customers: z.array(customerSchema), external_ids: z.array(linkSchema) });

type StoredCustomer = z.infer<typeof customerSchema>;
type StoredLink = z.infer<typeof linkSchema>;
type Switches = Parameters<ReturnType<typeof controlOf>['switches']>[0];
type AddFaults = ReturnType<typeof controlOf>['addFaults'];
type Fault = NonNullable<Parameters<AddFaults>[0][number]['fault']>;

export interface StandInControl {
  reset(): Promise<void>;
  /** Stores a customer in wire format as it is, without the checks of the API. */
  putCustomer(id: number, customer: object): Promise<void>;
  /** Deletes a customer; its links say so, or go on as if it were there (`keep`). */
  removeCustomer(id: number | string, links?: 'mark' | 'keep'): Promise<void>;
  /** Changes how the stand-in behaves where iPaaS.com is not documented, until the next reset. */
  switches(some: Switches): Promise<void>;
  /** Lets the next requests whose path matches meet a fault. */
  fail(path: string, fault: Fault, options?: { method?: string; times?: number }): Promise<void>;
  customersOf(customerNumber: string): Promise<StoredCustomer[]>;
  /** The links by which our system and this external id lead to a customer that is there. */
  linksOf(externalId: string): Promise<StoredLink[]>;
  requests(): Promise<JournalRow[]>;
  /** The calls since the last reset as `METHOD path`, without base path and query. */
  calls(): Promise<string[]>;
  /** How many of them changed something. */
  committed(): Promise<number>;
}

export function controlStandIn(ipaasUrl: string): StandInControl {
  const control = controlOf(ipaasUrl);
  return {
    reset: async () => await control.reset(),
    requests: async () => await control.journal(),
    putCustomer: async (id, customer) => await control.put('customers', id, customer),
    removeCustomer: async (id, links) => await control.removeCustomer(id, links),
    switches: async (some) => await control.switches(some),
    fail: async (path, fault, { method = '.*', times = 1 } = {}) =>
      await control.addFaults([{ match: { method, path }, times, fault }]),
    async customersOf(customerNumber) {
      const { customers } = stateSchema.parse(await control.state());
      return customers.filter((customer) => customer.customer_number === customerNumber);
    },
    async linksOf(externalId) {
      const { external_ids: links } = stateSchema.parse(await control.state());
      return links.filter((link) => link.system_id === systemId && link.external_id === externalId);
    },
    async calls() {
      const all = await control.journal();
      return all.map(({ method, path }) => `${method} ${path.replace('/customers/v2/', '').replace(/\?.*/, '')}`);
    },
    committed: async () => (await control.writes()).length,
  };
}
