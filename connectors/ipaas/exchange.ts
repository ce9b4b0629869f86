/** One HTTP exchange with iPaaS.com, and what it means that none came about. */
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { withinBudget, type RequestBudget, type RequestEnd } from '../request-budget.ts';
import { retryAfterMs } from '../retry-after.ts';
import { upstreamCall, type OnUpstreamCall } from '../upstream-call.ts';
import { describeAction, type IpaasAction } from './error-mapping.ts';
import { headerOf, requestIdOf } from './reception.ts';

export interface Exchange {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  query?: Readonly<Record<string, string>>;
  /** Sent as Bearer; none for the calls that ask for one. */
  token?: string;
  body?: unknown;
  action: IpaasAction;
  trackingGuid: string;
  signal: AbortSignal;
  timeoutMs: number;
  onCall?: OnUpstreamCall | undefined;
  budget?: RequestBudget | undefined;
}

/** axios errors stop here: they hold the request with its key, so they become neither message nor cause. */
export async function exchange(client: AxiosInstance, call: Exchange): Promise<AxiosResponse<unknown>> {
  call.signal.throwIfAborted();
  return await withinBudget(call.budget, call.signal, (noteEnd) => send(client, call, noteEnd));
}

async function send(
  client: AxiosInstance,
  call: Exchange,
  noteEnd: (end: RequestEnd) => void,
): Promise<AxiosResponse<unknown>> {
  const deadline = AbortSignal.timeout(call.timeoutMs);
  const startedAt = performance.now();
  const tell = (status: number | null, requestId: string): void =>
    call.onCall?.(upstreamCall({ ...call, system: 'ipaas' }, { status, requestId }, startedAt));
  try {
    const response = await client.request<unknown>({
      method: call.method,
      url: call.url,
      params: { ...call.query, trackingGuid: call.trackingGuid },
      data: call.body,
      ...(call.token !== undefined && { headers: { Authorization: `Bearer ${call.token}` } }),
      signal: AbortSignal.any([call.signal, deadline]),
    });
    noteEnd(endOf(response));
    tell(response.status, requestIdOf(response) ?? call.trackingGuid);
    return response;
  } catch (error) {
    call.signal.throwIfAborted();
    tell(null, call.trackingGuid);
    throw noAnswer(error, call, deadline.aborted);
  }
}

function endOf(response: AxiosResponse<unknown>): RequestEnd {
  const header = (name: string): string | null => headerOf(response, name);
  return {
    refused: response.status === 429,
    retryAfterMs: retryAfterMs(header('retry-after'), new Date()),
    header,
  };
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
    `iPaaS.com gave ${reason}, when asked to ${describeAction(call.action)}.`,
    { upstream },
  );
}
