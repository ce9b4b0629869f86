/** The control plane of a stand-in, for tests and experiments: what was asked of it, what it holds, which faults it shows. */
import axios from 'axios';
import { z } from 'zod';
import type { faultListSchema } from './control/faults.ts';
import type { SomeSwitches } from './ipaas/switches.ts';

const journalSchema = z.object({
  requests: z.array(
    z.strictObject({
      n: z.number(),
      at: z.iso.datetime(),
      method: z.string(),
      path: z.string(),
      status: z.number().nullable(),
      committed: z.boolean(),
      answered: z.boolean(),
      bodyHash: z.string().regex(/^[0-9a-f]{64}$/),
      requestId: z.string(),
      trackingGuid: z.string().nullable(),
    }),
  ),
});

export type JournalRow = z.infer<typeof journalSchema>['requests'][number];

const looseObject = z.record(z.string(), z.unknown());
const stateSchema = z.record(z.string(), z.array(looseObject));

const expiredSchema = z.object({ expired: z.number() });

export interface Control {
  /** Every request since the last reset; beyond this position (`n`) where one is given. */
  journal(after?: number): Promise<JournalRow[]>;
  /** Waits until the journal fulfils the condition. */
  journalWhen(condition: (rows: JournalRow[]) => boolean): Promise<JournalRow[]>;
  /** The requests that changed something. */
  writes(): Promise<JournalRow[]>;
  state(): Promise<z.infer<typeof stateSchema>>;
  reset(): Promise<void>;
  addFaults(rules: z.input<typeof faultListSchema>): Promise<void>;
  clearFaults(): Promise<void>;
  /** Stores a record in wire format as it is, without the checks of the API. */
  put(kind: 'responses' | 'customers' | 'mapping-collections', id: string | number, record: object): Promise<void>;
  /** iPaaS.com: deletes a customer; its links say so, or go on as if it were there (`keep`). */
  removeCustomer(id: string | number, links?: 'mark' | 'keep'): Promise<void>;
  /** iPaaS.com: deletes a mapping collection. */
  removeMappingCollection(id: number): Promise<void>;
  /** iPaaS.com: changes the switches that are named, until the next reset. */
  switches(some: SomeSwitches): Promise<void>;
  /** iPaaS.com: ends every access token at once, and every refresh token where asked. Returns how many were alive. */
  expireTokens(options?: { refreshTokens?: boolean }): Promise<number>;
}

/** The control plane of one stand-in; `url` with or without /v1. */
export function controlOf(url: string): Control {
  const http = axios.create({ baseURL: `${url.replace(/\/v1$/, '')}/__sandbox`, timeout: 10_000 });
  const journal = async (after = 0): Promise<JournalRow[]> =>
    journalSchema.parse((await http.get('/journal', { params: { after } })).data).requests;
  return {
    journal,
    async journalWhen(condition) {
      for (let attempt = 0; attempt < 500; attempt += 1) {
        const rows = await journal();
        if (condition(rows)) return rows;
        await new Promise((resolve) => {
          setTimeout(resolve, 10);
        });
      }
      throw new Error('The journal did not come to fulfil the condition.');
    },
    writes: async () => (await journal()).filter((request) => request.committed),
    state: async () => stateSchema.parse((await http.get('/state')).data),
    reset: async () => void (await http.post('/reset')),
    addFaults: async (rules) => void (await http.post('/faults', rules)),
    clearFaults: async () => void (await http.delete('/faults')),
    put: async (kind, id, record) => void (await http.put(`/${kind}/${id}`, record)),
    removeCustomer: async (id, links = 'mark') => void (await http.delete(`/customers/${id}`, { params: { links } })),
    removeMappingCollection: async (id) => void (await http.delete(`/mapping-collections/${id}`)),
    switches: async (some) => void (await http.put('/switches', some)),
    async expireTokens({ refreshTokens = false } = {}) {
      const { data } = await http.post('/expire-tokens', { refresh_tokens: refreshTokens });
      return expiredSchema.parse(data).expired;
    },
  };
}
