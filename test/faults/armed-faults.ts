/** Faults put into a stand-in for one test, and how many of them were met. */
import axios from 'axios';
import { z } from 'zod';
import type { FaultRule } from '../../sandbox/control/faults.ts';

export type ArmedFault = Pick<FaultRule, 'match' | 'times' | 'fault'>;

/** No fault at all: between faults of a list, it lets a request through. */
export const passes: ArmedFault['fault'] = { type: 'delay', ms: 0 };

const answerSchema = z.object({
  faults: z.array(z.object({ times: z.number(), fault: z.object({ type: z.string(), ms: z.number().optional() }) })),
});

export interface ArmedFaults {
  /** How many requests have met a fault so far. */
  injected(): Promise<number>;
  /** Takes back those that nobody has met; answers how many were met. */
  disarm(): Promise<number>;
}

/** @param url of the stand-in, with or without /v1 */
export async function armFaults(url: string, faults: readonly ArmedFault[]): Promise<ArmedFaults> {
  const http = axios.create({ baseURL: new URL('/__sandbox', url).href, timeout: 10_000 });
  const armed = left((await http.post<unknown>('/faults', faults)).data);
  const injected = async (): Promise<number> => armed - left((await http.get<unknown>('/faults')).data);
  return {
    injected,
    async disarm() {
      const met = await injected();
      await http.delete('/faults');
      return met;
    },
  };
}

function left(body: unknown): number {
  return answerSchema
    .parse(body)
    .faults.filter(({ fault }) => fault.ms !== 0)
    .reduce((sum, { times }) => sum + times, 0);
}

/** The calls that a sync makes to OpenAI, as faults name them. */
export const openaiCalls = {
  authenticate: { method: 'GET', path: '/v1/responses/resp_[0-9a-f]{40,}$' },
  fetchResponse: { method: 'GET', path: '/v1/responses/resp_fault_[^/]+$' },
  fetchInput: { method: 'GET', path: '/input_items' },
};

/** The calls that a sync makes to iPaaS.com. */
export const ipaasCalls = {
  lookUpLink: { method: 'POST', path: '/LookupSpecial$' },
  search: { method: 'GET', path: '/Customers$' },
  read: { method: 'GET', path: '/Customer/\\d+$' },
  create: { method: 'POST', path: '/Customer$' },
  update: { method: 'PUT', path: '/Customer/\\d+$' },
  link: { method: 'POST', path: '/UpdateExternalId$' },
};
