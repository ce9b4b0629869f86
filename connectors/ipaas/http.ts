/** The one place that speaks HTTP with iPaaS.com: addresses, credentials, limits, and what counts as a failure. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';
import type { SyncFailure } from '../../customer/sync-failure.ts';
import { ipaasFailure, type IpaasAction } from './error-mapping.ts';
import { exchange } from './exchange.ts';
import { isAnswer, receive, type IpaasAnswer, type Reception, type Refusal } from './reception.ts';

/** The APIs of iPaaS.com that we use; each has its own address (reference: ipaas-api.md, section 1.2). */
export type IpaasApi = 'customers' | 'sso' | 'subscriptions';

export interface IpaasHttpSettings {
  apiKey: string;
  /** The API root, such as `https://api.ipaas.com`. */
  baseUrl: string;
  /** The address of one API, base path included, where it is not `{baseUrl}/{api}`. */
  urls?: Partial<Record<IpaasApi, string>>;
  /** Milliseconds for one call, from the connection to the last byte; 20 s by default. */
  timeoutMs?: number;
}

export interface IpaasRequest {
  api: IpaasApi;
  method: 'GET' | 'POST' | 'PUT';
  /** Below the API's address, such as `v2/Customer/150713`; parts from outside are already encoded. */
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  action: IpaasAction;
  /** Names of the custom fields in the body, to name the one that iPaaS.com does not know. */
  customFields?: readonly string[];
}

/** The calls of one sync: they carry its tracking GUID, and until the first write they end when it is cancelled. */
export interface IpaasSession {
  trackingGuid: string;
  /**
   * @returns the answer of any 2xx
   * @throws SyncFailure for every other answer and for none; the signal's reason where it was aborted
   */
  send(request: IpaasRequest): Promise<IpaasAnswer>;
  /** As `send`, for what may not be there: null for a 404 by which iPaaS.com says that there is none. */
  find(request: IpaasRequest): Promise<IpaasAnswer | null>;
}

export type OpenIpaasSession = (trackingGuid: string, signal: AbortSignal) => IpaasSession;

const writes: ReadonlySet<IpaasAction> = new Set(['create', 'update', 'link']);
const neverAborted = new AbortController().signal;
const defaultTimeoutMs = 20_000;
/** A page of customers is some 100 kB; anything near this is not an answer of this API. */
const largestAnswerBytes = 5_000_000;

export function createIpaasHttp(settings: IpaasHttpSettings): OpenIpaasSession {
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
  const client = axios.create({
    headers: { Authorization: `Bearer ${settings.apiKey}`, Accept: 'application/json' },
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
    // A redirect would carry the key to another address.
    maxRedirects: 0,
    maxContentLength: largestAnswerBytes,
    validateStatus: () => true,
    // The text as it came: a bare JSON string, an HTML page and broken JSON must stay distinguishable.
    responseType: 'text',
    transformResponse: (text: unknown) => text,
  });
  return (trackingGuid, cancelled) => {
    let signal = cancelled;
    async function call(request: IpaasRequest): Promise<Reception> {
      const url = `${apiUrl(settings, request.api)}/${request.path}`;
      signal.throwIfAborted();
      // From the first write on there is no way back: a cancellation must not leave a customer half written, and what
      // was written is to be told.
      if (writes.has(request.action)) signal = neverAborted;
      return receive(await exchange(client, { ...request, url, trackingGuid, signal, timeoutMs }), trackingGuid);
    }
    return {
      trackingGuid,
      async send(request) {
        const reception = await call(request);
        if (isAnswer(reception)) return reception;
        throw failure(reception, request);
      },
      async find(request) {
        const reception = await call(request);
        if (isAnswer(reception)) return reception;
        if (reception.saysAbsent) return null;
        throw failure(reception, request);
      },
    };
  };
}

function apiUrl({ baseUrl, urls }: IpaasHttpSettings, api: IpaasApi): string {
  return (urls?.[api] ?? `${baseUrl.replace(/\/+$/, '')}/${api}`).replace(/\/+$/, '');
}

function failure(refusal: Refusal, { action, customFields }: IpaasRequest): SyncFailure {
  return ipaasFailure(refusal, { action, customFields: customFields ?? [] });
}
