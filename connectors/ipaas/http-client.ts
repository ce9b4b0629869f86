/** How any call to iPaaS.com is sent: the address of its API, and limits that protect credentials and memory. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance } from 'axios';
import type { RequestBudget } from '../request-budget.ts';
import type { OnUpstreamCall } from '../upstream-call.ts';

/** The APIs of iPaaS.com that we use; each has its own address (reference: ipaas-api.md, section 1.2). */
export type IpaasApi = 'customers' | 'sso' | 'subscriptions';

export interface IpaasAddress {
  /** The API root, such as `https://api.ipaas.com`. */
  baseUrl: string;
  /** The address of one API, base path included, where it is not `{baseUrl}/{api}`. */
  urls?: Partial<Record<IpaasApi, string>>;
  /** Milliseconds for one call, from the connection to the last byte; 20 s by default. */
  timeoutMs?: number;
  onCall?: OnUpstreamCall | undefined;
  /** How fast iPaaS.com may be asked; without one, as fast as anybody asks. */
  budget?: RequestBudget | undefined;
}

export const defaultTimeoutMs = 20_000;
/** A page of customers is some 100 kB; anything near this is not an answer of this API. */
const largestAnswerBytes = 5_000_000;

/** @param path below the API's address, such as `v2/Customer/150713` */
export function addressOf({ baseUrl, urls }: IpaasAddress, api: IpaasApi, path: string): string {
  const root = urls?.[api] ?? `${baseUrl.replace(/\/+$/, '')}/${api}`;
  return `${root.replace(/\/+$/, '')}/${path}`;
}

export function createHttpClient(): AxiosInstance {
  return axios.create({
    headers: { Accept: 'application/json' },
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
    // A redirect would carry the credentials to another address.
    maxRedirects: 0,
    maxContentLength: largestAnswerBytes,
    validateStatus: () => true,
    // The text as it came: a bare JSON string, an HTML page and broken JSON must stay distinguishable.
    responseType: 'text',
    transformResponse: (text: unknown) => text,
  });
}
