/** The iPaaS.com stand-in as the tests of this connector look at it. */
import { z } from 'zod';
import { controlOf, type JournalRow } from '../../../sandbox/control-client.ts';

const customerSchema = z.object({
  id: z.number(),
  customer_number: z.string().nullable(),
  first_name: z.string().nullable(),
  company: z.string().nullable(),
  custom_fields: z.array(z.object({ custom_field_name: z.string(), value: z.string() })),
  external_ids: z.array(z.object({ system_id: z.number(), external_id: z.string() })),
});
const stateSchema = z.object({ customers: z.array(customerSchema) });

type StoredCustomer = z.infer<typeof customerSchema>;
type AddFaults = ReturnType<typeof controlOf>['addFaults'];
type Fault = NonNullable<Parameters<AddFaults>[0][number]['fault']>;

export interface StandInControl {
  reset(): Promise<void>;
  /** Stores a customer in wire format as it is, without the checks of the API. */
  putCustomer(id: number, customer: object): Promise<void>;
  /** Lets the next requests whose path matches meet a fault. */
  fail(path: string, fault: Fault, options?: { method?: string; times?: number }): Promise<void>;
  customersOf(customerNumber: string): Promise<StoredCustomer[]>;
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
    fail: async (path, fault, { method = '.*', times = 1 } = {}) =>
      await control.addFaults([{ match: { method, path }, times, fault }]),
    async customersOf(customerNumber) {
      const { customers } = stateSchema.parse(await control.state());
      return customers.filter((customer) => customer.customer_number === customerNumber);
    },
    async calls() {
      const all = await control.journal();
      return all.map(({ method, path }) => `${method} ${path.replace('/customers/v2/', '').replace(/\?.*/, '')}`);
    },
    committed: async () => (await control.writes()).length,
  };
}
