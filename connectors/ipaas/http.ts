/** The one place that speaks HTTP with iPaaS.com: addresses, credentials, limits, and what counts as a failure. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { retryAfterMs } from '../retry-after.ts';
import { ipaasFailure, type IpaasAction, type RefusedAnswer } from './error-mapping.ts';
import { readIpaasError } from './read-error.ts';

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

export interface IpaasAnswer {
  status: number;
  /** Empty where there is none to read. */
  body: string;
  /** The text of the `X-Pagination` header. */
  pagination: string | null;
  /** To quote in a support case. */
  requestId: string;
}

/** The calls of one sync: they carry its tracking GUID and end when it is cancelled. */
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
  return (trackingGuid, signal) => {
    async function call(request: IpaasRequest): Promise<Reception> {
      const url = `${apiUrl(settings, request.api)}/${request.path}`;
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

interface Exchange extends IpaasRequest {
  url: string;
  trackingGuid: string;
  signal: AbortSignal;
  timeoutMs: number;
}

/** axios errors stop here: they hold the request with its key, so they become neither message nor cause. */
async function exchange(client: AxiosInstance, call: Exchange): Promise<AxiosResponse<unknown>> {
  call.signal.throwIfAborted();
  const deadline = AbortSignal.timeout(call.timeoutMs);
  try {
    return await client.request<unknown>({
      method: call.method,
      url: call.url,
      params: { ...call.query, trackingGuid: call.trackingGuid },
      data: call.body,
      signal: AbortSignal.any([call.signal, deadline]),
    });
  } catch (error) {
    call.signal.throwIfAborted();
    throw noAnswer(error, call, deadline.aborted);
  }
}

/** Codes that no waiting mends: the address is no address, or something else than TLS listens there. */
const addressErrors = new Set(['ERR_INVALID_URL', 'ERR_BAD_OPTION_VALUE', 'EPROTO', 'ERR_INVALID_PROTOCOL']);

function noAnswer(error: unknown, call: Exchange, timedOut: boolean): SyncFailure {
  const code = axios.isAxiosError(error) ? (error.code ?? 'no code') : 'no code';
  const upstream = { system: 'ipaas', status: null, code: null, requestId: call.trackingGuid } as const;
  if (addressErrors.has(code)) {
    return new SyncFailure('UpstreamMisconfigured', `The configured address of iPaaS.com cannot be used (${code}).`, {
      upstream,
    });
  }
  const reason = timedOut ? `no answer within ${call.timeoutMs / 1000} s` : `no whole answer (${code})`;
  return new SyncFailure(
    'UpstreamUnavailable',
    `iPaaS.com gave ${reason}, when asked to ${call.action} the customer.`,
    { upstream },
  );
}

interface Refusal extends RefusedAnswer {
  /** True for a 404 that speaks of the record, not of the path. */
  saysAbsent: boolean;
}

type Reception = IpaasAnswer | Refusal;

function isAnswer(reception: Reception): reception is IpaasAnswer {
  return 'body' in reception;
}

function receive(response: AxiosResponse<unknown>, trackingGuid: string): Reception {
  const { status, statusText } = response;
  const body = typeof response.data === 'string' ? response.data : '';
  const requestId = header(response, 'x-request-id') ?? header(response, 'x-correlation-id') ?? trackingGuid;
  if (status >= 200 && status < 300) {
    return { status, body, pagination: header(response, 'x-pagination'), requestId };
  }
  const error = readIpaasError(body, statusText);
  // A web page is the answer of something else (a proxy, another site), and says nothing about a record.
  const isWebPage = header(response, 'content-type')?.includes('html') === true;
  const speaksOfRecord = !isWebPage && (error.code === null || error.code.startsWith('NFND-'));
  return {
    ...error,
    status,
    requestId,
    retryAfterMs: retryAfterMs(header(response, 'retry-after'), new Date()),
    saysAbsent: status === 404 && speaksOfRecord,
  };
}

function failure(refusal: Refusal, { action, customFields }: IpaasRequest): SyncFailure {
  return ipaasFailure(refusal, { action, customFields: customFields ?? [] });
}

function header(response: AxiosResponse<unknown>, name: string): string | null {
  const value: unknown = response.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
