/** The one place that speaks HTTP with iPaaS.com: addresses, credentials, limits, and what counts as a failure. */
import type { SyncFailure } from '../../customer/sync-failure.ts';
import { rejectsToken, type Credentials } from './credentials.ts';
import { ipaasFailure, type IpaasAction } from './error-mapping.ts';
import { exchange } from './exchange.ts';
import { addressOf, createHttpClient, defaultTimeoutMs, type IpaasAddress, type IpaasApi } from './http-client.ts';
import { isAnswer, receive, type IpaasAnswer, type Reception, type Refusal } from './reception.ts';

export type { IpaasApi } from './http-client.ts';

export interface IpaasHttpSettings extends IpaasAddress {
  credentials: Credentials;
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

export function createIpaasHttp(settings: IpaasHttpSettings): OpenIpaasSession {
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
  const { credentials, onCall, budget } = settings;
  const client = createHttpClient();
  return (trackingGuid, cancelled) => {
    let signal = cancelled;
    async function call(request: IpaasRequest): Promise<Reception> {
      signal.throwIfAborted();
      // From the first write on there is no way back: a cancellation must not leave a customer half written, and what
      // was written is to be told.
      if (writes.has(request.action)) signal = neverAborted;
      const token = await credentials.token(signal);
      const reception = await callWith(token, request);
      if (isAnswer(reception) || !rejectsToken(reception)) return reception;
      // A rejected call did nothing, so it may be repeated, whatever it was.
      await credentials.renew(token, signal);
      const renewed = await credentials.token(signal);
      return renewed === token ? reception : await callWith(renewed, request);
    }
    async function callWith(token: string, request: IpaasRequest): Promise<Reception> {
      const url = addressOf(settings, request.api, request.path);
      return receive(
        await exchange(client, { ...request, url, token, trackingGuid, signal, timeoutMs, onCall, budget }),
        trackingGuid,
      );
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

function failure(refusal: Refusal, { action, customFields }: IpaasRequest): SyncFailure {
  return ipaasFailure(refusal, { action, customFields: customFields ?? [] });
}
