/** The headers of OpenAI's answers. */
import type { ApiRequest, Reply } from '../http/messages.ts';
import type { ApiKey } from './keys.ts';

/** Adds the headers that every answer carries, and the rate-limit ones where OpenAI sends them (create, 429). */
export function withHeaders(request: ApiRequest, key: ApiKey | null, reply: Reply, startedAt: number): Reply {
  const isCreate = request.method === 'POST' && request.path === '/v1/responses';
  const headers: Record<string, string> = {
    'content-type': reply.text === undefined ? 'application/json' : 'text/html; charset=utf-8',
    'x-request-id': request.requestId,
    'openai-version': '2020-10-01',
    'openai-processing-ms': String(Math.max(1, Math.round(performance.now() - startedAt))),
    ...(key === null ? {} : { 'openai-organization': key.organization, 'openai-project': key.project }),
    ...(isCreate || reply.status === 429 ? rateLimitHeaders(reply.status === 429) : {}),
  };
  return { ...reply, headers: { ...headers, ...reply.headers } };
}

function rateLimitHeaders(exhausted: boolean): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': '500',
    'x-ratelimit-limit-tokens': '500000',
    'x-ratelimit-remaining-requests': exhausted ? '0' : '499',
    'x-ratelimit-remaining-tokens': exhausted ? '0' : '499750',
    'x-ratelimit-reset-requests': '120ms',
    'x-ratelimit-reset-tokens': exhausted ? '6m0s' : '30ms',
  };
}
