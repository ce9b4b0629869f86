/** Reads an HTTP response of iPaaS.com: an answer, or a refusal with what can be known about it. */
import type { AxiosResponse } from 'axios';
import { retryAfterMs } from '../retry-after.ts';
import type { RefusedAnswer } from './error-mapping.ts';
import { readIpaasError } from './read-error.ts';

export interface IpaasAnswer {
  status: number;
  /** Empty where there is none to read. */
  body: string;
  /** The text of the `X-Pagination` header. */
  pagination: string | null;
  /** To quote in a support case. */
  requestId: string;
}

export interface Refusal extends RefusedAnswer {
  /** True for a 404 that speaks of the record, not of the path. */
  saysAbsent: boolean;
}

export type Reception = IpaasAnswer | Refusal;

export function isAnswer(reception: Reception): reception is IpaasAnswer {
  return 'body' in reception;
}

export function receive(response: AxiosResponse<unknown>, trackingGuid: string): Reception {
  const { status, statusText } = response;
  const body = typeof response.data === 'string' ? response.data : '';
  const requestId = requestIdOf(response) ?? trackingGuid;
  if (status >= 200 && status < 300) {
    return { status, body, pagination: headerOf(response, 'x-pagination'), requestId };
  }
  const error = readIpaasError(body, statusText);
  // A web page is the answer of something else (a proxy, another site), and says nothing about a record.
  const isWebPage = headerOf(response, 'content-type')?.includes('html') === true;
  const speaksOfRecord = !isWebPage && (error.code === null || error.code.startsWith('NFND-'));
  return {
    ...error,
    status,
    requestId,
    retryAfterMs: retryAfterMs(headerOf(response, 'retry-after'), new Date()),
    saysAbsent: status === 404 && speaksOfRecord,
  };
}

/** iPaaS.com's own id of a request, where it gives one. */
export function requestIdOf(response: AxiosResponse<unknown>): string | null {
  return headerOf(response, 'x-request-id') ?? headerOf(response, 'x-correlation-id');
}

/** A header by its name in lower case; null where it is missing or empty. */
export function headerOf(response: AxiosResponse<unknown>, name: string): string | null {
  const value: unknown = response.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
