/** The control plane of the iPaaS.com stand-in, as the tests of this connector use it. */
import { z } from 'zod';

const customerSchema = z.object({
  id: z.number(),
  customer_number: z.string().nullable(),
  first_name: z.string().nullable(),
  company: z.string().nullable(),
  custom_fields: z.array(z.object({ custom_field_name: z.string(), value: z.string() })),
  external_ids: z.array(z.object({ system_id: z.number(), external_id: z.string() })),
});
const stateSchema = z.object({ customers: z.array(customerSchema) });
const requestSchema = z.object({
  method: z.string(),
  path: z.string(),
  committed: z.boolean(),
  trackingGuid: z.string().nullable(),
});
const journalSchema = z.object({ requests: z.array(requestSchema) });

type StoredCustomer = z.infer<typeof customerSchema>;
type JournalRequest = z.infer<typeof requestSchema>;

export interface StandInControl {
  reset(): Promise<void>;
  /** Stores a customer in wire format as it is, without the checks of the API. */
  putCustomer(id: number, customer: object): Promise<void>;
  /** Lets the next requests whose path matches meet a fault. */
  fail(path: string, fault: object, options?: { method?: string; times?: number }): Promise<void>;
  customersOf(customerNumber: string): Promise<StoredCustomer[]>;
  requests(): Promise<JournalRequest[]>;
  /** The calls since the last reset as `METHOD path`, without base path and query. */
  calls(): Promise<string[]>;
  /** How many of them changed something. */
  committed(): Promise<number>;
}

export function controlStandIn(ipaasUrl: string): StandInControl {
  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${ipaasUrl}/__sandbox/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`the stand-in answered ${response.status} to ${method} ${path}`);
    const text = await response.text();
    return text === '' ? null : (JSON.parse(text) as unknown);
  }
  const requests = async () => journalSchema.parse(await ask('GET', 'journal')).requests;
  return {
    requests,
    async reset() {
      await ask('POST', 'reset');
    },
    async putCustomer(id, customer) {
      await ask('PUT', `customers/${id}`, customer);
    },
    async fail(path, fault, { method = '.*', times = 1 } = {}) {
      await ask('POST', 'faults', [{ match: { method, path }, times, fault }]);
    },
    async customersOf(customerNumber) {
      const { customers } = stateSchema.parse(await ask('GET', 'state'));
      return customers.filter((customer) => customer.customer_number === customerNumber);
    },
    async calls() {
      const all = await requests();
      return all.map(({ method, path }) => `${method} ${path.replace('/customers/v2/', '').replace(/\?.*/, '')}`);
    },
    async committed() {
      const all = await requests();
      return all.filter((request) => request.committed).length;
    },
  };
}
