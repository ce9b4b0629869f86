import { describe, expect, test } from '@jest/globals';
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { SyncFailure } from '../../customer/sync-failure.ts';
import { toSyncFailure, unexpectedAnswer } from './error-mapping.ts';

const now = new Date('2026-11-23T10:00:00Z');

interface Upstream {
  status: number;
  body?: { code?: string | null; type?: string; message?: string; param?: string | null };
  headers?: Record<string, string>;
}

function failureOf({ status, body, headers }: Upstream): SyncFailure {
  const all = new Headers({ 'content-type': 'application/json', 'x-request-id': 'req_0a1b', ...headers });
  return toSyncFailure(APIError.generate(status, body === undefined ? {} : { error: body }, undefined, all), now);
}

const scopes =
  'You have insufficient permissions for this operation. Missing scopes: api.responses.read. Check that you have the correct role in your organization.';
const badKey = 'Incorrect API key provided: sk-ab***yz. You can find your API key at https://platform.openai.com.';
const rateLimit = 'Rate limit reached for gpt-5.6 in organization org-x on tokens per min (TPM): Limit 1, Used 1.';

describe('every answer of OpenAI has its code', () => {
  test.each<[string, Upstream, string, boolean]>([
    [
      'a wrong key',
      { status: 401, body: { code: 'invalid_api_key', message: badKey } },
      'AuthenticationFailure',
      false,
    ],
    [
      'no key',
      { status: 401, body: { code: null, message: "You didn't provide an API key." } },
      'AuthenticationFailure',
      false,
    ],
    [
      'an address that is not allowed',
      { status: 401, body: { code: 'ip_not_authorized' } },
      'AuthenticationFailure',
      false,
    ],
    [
      'a country that is not supported',
      { status: 403, body: { code: 'unsupported_country_region_territory' } },
      'AuthenticationFailure',
      false,
    ],
    ['a 401 without a body', { status: 401 }, 'AuthenticationFailure', false],
    ['a missing scope (401)', { status: 401, body: { code: null, message: scopes } }, 'PermissionDenied', false],
    ['a missing scope (403)', { status: 403, body: { code: null, message: scopes } }, 'PermissionDenied', false],
    [
      'a response that is not there',
      { status: 404, body: { message: "Response with id 'resp_1' not found." } },
      'ResponseNotFound',
      false,
    ],
    ['a 404 without a body', { status: 404 }, 'ResponseNotFound', false],
    [
      'a wrong path',
      { status: 404, body: { message: 'Invalid URL (GET /responses/resp_1)' } },
      'UpstreamMisconfigured',
      false,
    ],
    [
      'a 404 page',
      { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } },
      'UpstreamMisconfigured',
      false,
    ],
    ['an id it does not accept', { status: 400, body: { code: 'invalid_id_prefix' } }, 'ResponseNotFound', false],
    [
      'an id it does not accept, by parameter',
      { status: 400, body: { param: 'response_id' } },
      'ResponseNotFound',
      false,
    ],
    [
      'an id it does not accept, by message',
      { status: 400, body: { message: "Invalid 'response_id': 'x'." } },
      'ResponseNotFound',
      false,
    ],
    ['any other 400', { status: 400, body: { code: 'missing_required_parameter' } }, 'UpstreamMisconfigured', false],
    ['a 405', { status: 405 }, 'UpstreamMisconfigured', false],
    ['a 413', { status: 413 }, 'UpstreamMisconfigured', false],
    ['a 422', { status: 422 }, 'UpstreamMisconfigured', false],
    ['a 402', { status: 402 }, 'QuotaExceeded', false],
    ['no quota, by code', { status: 429, body: { code: 'insufficient_quota' } }, 'QuotaExceeded', false],
    ['no quota, by type', { status: 429, body: { code: null, type: 'insufficient_quota' } }, 'QuotaExceeded', false],
    ['no credit', { status: 429, body: { code: 'credit_balance_exhausted' } }, 'QuotaExceeded', false],
    [
      "the organisation's limit",
      { status: 429, body: { code: 'organization_spend_limit_exceeded' } },
      'QuotaExceeded',
      false,
    ],
    ["the project's limit", { status: 429, body: { code: 'project_spend_limit_exceeded' } }, 'QuotaExceeded', false],
    ['the usage limit', { status: 429, body: { code: 'organization_usage_limit_exceeded' } }, 'QuotaExceeded', false],
    ['the rate limit', { status: 429, body: { code: 'rate_limit_exceeded', message: rateLimit } }, 'RateLimited', true],
    ['too fast a growth', { status: 429, body: { code: 'slow_down', type: 'rate_limit_error' } }, 'RateLimited', true],
    ['a 429 without a body', { status: 429 }, 'RateLimited', true],
    [
      'one request beyond the limit',
      { status: 429, body: { code: 'rate_limit_exceeded', message: 'Request too large for gpt-5.6' } },
      'RateLimited',
      false,
    ],
    ['a 408', { status: 408 }, 'UpstreamUnavailable', true],
    ['a lock', { status: 409, body: { code: 'conversation_locked' } }, 'UpstreamUnavailable', true],
    ['a 500', { status: 500, body: { code: 'server_error' } }, 'UpstreamUnavailable', true],
    ['a 502 page', { status: 502, headers: { 'content-type': 'text/html' } }, 'UpstreamUnavailable', true],
    ['a 503', { status: 503, body: { code: 'server_is_overloaded' } }, 'UpstreamUnavailable', true],
    ['a 529', { status: 529 }, 'UpstreamUnavailable', true],
  ])('%s', (_name, upstream, code, retryable) => {
    const failure = failureOf(upstream);
    expect({ code: failure.code, retryable: failure.retryable }).toEqual({ code, retryable });
    expect(failure.upstream).toEqual({
      system: 'openai',
      status: upstream.status,
      code: upstream.body?.code ?? null,
      requestId: 'req_0a1b',
    });
    expect(failure.message).toContain(`OpenAI answered ${upstream.status}`);
  });
});

describe('the wait that OpenAI asks for', () => {
  test.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'retry-after': '20' }, 20_000],
    ['a date', { 'retry-after': 'Mon, 23 Nov 2026 10:01:00 GMT' }, 60_000],
    ['milliseconds', { 'retry-after-ms': '1500' }, 1500],
    ['the longer of both', { 'retry-after': '1', 'retry-after-ms': '1500' }, 1500],
    ['the longer of both, the other way', { 'retry-after': '2', 'retry-after-ms': '1500' }, 2000],
    ['one of both unreadable', { 'retry-after': 'soon', 'retry-after-ms': '1500' }, 1500],
    ['longer than an hour', { 'retry-after': '86400' }, 3_600_000],
    ['milliseconds longer than an hour', { 'retry-after-ms': '86400000' }, 3_600_000],
    ['negative', { 'retry-after': '-1', 'retry-after-ms': '-1' }, null],
    ['nothing', {}, null],
  ])('%s', (_name, headers, expected) => {
    for (const status of [429, 503]) expect(failureOf({ status, headers }).retryAfterMs).toBe(expected);
  });

  test('is of no use where waiting does not help', () => {
    const headers = { 'retry-after': '20' };
    expect(failureOf({ status: 429, headers, body: { code: 'insufficient_quota' } }).retryAfterMs).toBeNull();
    expect(failureOf({ status: 401, headers }).retryAfterMs).toBeNull();
  });
});

describe('no answer at all', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), { code: 'ECONNREFUSED' });
  const fetchFailed = Object.assign(new TypeError('fetch failed'), { cause: refused });

  test.each<[string, unknown, string]>([
    [
      'connection refused',
      new APIConnectionError({ cause: fetchFailed }),
      'OpenAI could not be reached (ECONNREFUSED).',
    ],
    ['connection lost', new APIConnectionError({ message: 'x' }), 'OpenAI could not be reached.'],
    ['time-out', new APIConnectionTimeoutError(), 'OpenAI gave no answer in time.'],
    ['our own deadline', new APIUserAbortError(), 'OpenAI gave no answer in time.'],
    ['malformed JSON', new SyntaxError('Unexpected token < in {"secret"'), "OpenAI's answer could not be read."],
    ['an empty body', new TypeError("Cannot use 'in' operator"), "OpenAI's answer could not be read."],
    ['something thrown that is no error', 'boom', "OpenAI's answer could not be read."],
  ])('%s is worth another attempt', (_name, error, message) => {
    expect(toSyncFailure(error, now)).toMatchObject({
      code: 'UpstreamUnavailable',
      retryable: true,
      message,
      upstream: { system: 'openai', status: null },
    });
  });

  test('an answer that is not the documented one is worth another attempt, and keeps the request id', () => {
    expect(unexpectedAnswer('req_1')).toMatchObject({
      code: 'UpstreamUnavailable',
      retryable: true,
      upstream: { status: 200, requestId: 'req_1' },
    });
  });
});

describe('nothing of the answer leaks', () => {
  test("the scope is named, and nothing else of OpenAI's message", () => {
    expect(failureOf({ status: 401, body: { message: scopes } }).message).toBe(
      'OpenAI answered 401: the key lacks the scope api.responses.read.',
    );
    expect(
      failureOf({ status: 403, body: { message: 'Missing scopes: api.responses.read, model.request.' } }).message,
    ).toBe('OpenAI answered 403: the key lacks the scope api.responses.read, model.request.');
    expect(failureOf({ status: 401, body: { message: 'Missing scopes: sk-ab12. Sorry' } }).code).toBe(
      'AuthenticationFailure',
    );
  });

  test.each([400, 401, 402, 403, 404, 409, 422, 429, 500])('of a %i', (status) => {
    const body = {
      message: `${badKey} for Ada <ada@b.co>`,
      code: 'sk-ab12 SECRET',
      type: 'ada@b.co',
      param: 'ada@b.co',
    };
    const failure = failureOf({ status, body, headers: { 'x-request-id': 'ada@b.co' } });
    const shown = JSON.stringify([failure.message, failure.cause, failure.upstream, failure.problems]);
    expect(shown).not.toMatch(/sk-|ada|SECRET/i);
    expect(failure.upstream).toMatchObject({ code: null, requestId: null });
  });
});
