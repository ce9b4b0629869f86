/** What may be told of a request to an upstream: enough to count, time and find it, and nothing of what it said. */
import type { UpstreamSystem } from '../customer/sync-failure.ts';

export interface UpstreamCall {
  system: UpstreamSystem;
  method: string;
  /** The path without the ids in it: `/customers/v2/Customer/{id}`. */
  route: string;
  /** HTTP status; null where no answer came. */
  status: number | null;
  durationMs: number;
  /** The upstream's id of the request, to quote in a support case. */
  requestId: string | null;
}

/** Hears of every request that has ended, but of none that was cancelled. */
export type OnUpstreamCall = (call: UpstreamCall) => void;

const quotableId = /^[\w-]{1,128}$/;
const word = /^(v\d+|[A-Za-z]+|input_items)$/;

/**
 * @param request url: a path or a whole address, from which everything but plain words is left out
 * @param answer status null and requestId null where there was none
 * @param startedAt of performance.now()
 */
export function upstreamCall(
  request: Pick<UpstreamCall, 'system' | 'method'> & { url: string },
  answer: Pick<UpstreamCall, 'status' | 'requestId'>,
  startedAt: number,
): UpstreamCall {
  const { system, method, url } = request;
  const requestId = quotableId.test(answer.requestId ?? '') ? answer.requestId : null;
  const durationMs = Math.round(performance.now() - startedAt);
  return { system, method, route: routeOf(url), status: answer.status, durationMs, requestId };
}

/** Ids hold digits or more; the words of a path do not. */
function routeOf(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/, '');
  return path
    .split('/')
    .map((segment) => (segment === '' || word.test(segment) ? segment : '{id}'))
    .join('/');
}
