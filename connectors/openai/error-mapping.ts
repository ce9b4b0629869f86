import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { FailureCode } from '../../customer/failures.ts';
import { SyncFailure, type SyncFailureOptions, type UpstreamAnswer } from '../../customer/sync-failure.ts';
import { retryAfterMs } from '../retry-after.ts';

/** 429s about money, not speed: waiting does not help (reference, section 2.4). */
const billingCodes = new Set([
  'insufficient_quota',
  'credit_balance_exhausted',
  'organization_spend_limit_exceeded',
  'project_spend_limit_exceeded',
  'organization_usage_limit_exceeded',
]);

/**
 * Translates what the `openai` client threw for one call into the catalogue (reference, sections 2.4 and 2.7). Status
 * and code decide; OpenAI's message is read for three distinctions that only it makes, and never repeated, since the
 * message of a 401 quotes parts of the key. For the same reason the error is not kept as a cause.
 *
 * @param error what the call threw; a cancellation by the caller must have been sorted out before
 * @param now the time against which a Retry-After date is read
 */
export function toSyncFailure(error: unknown, now: Date): SyncFailure {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return unreachable('OpenAI gave no answer in time.');
  }
  if (error instanceof APIConnectionError) return unreachable(`OpenAI could not be reached${systemError(error)}.`);
  if (error instanceof APIError && typeof error.status === 'number') return fromStatus(error, error.status, now);
  // The client lets errors of fetch and of JSON.parse through: cut, empty or malformed bodies.
  return unreachable("OpenAI's answer could not be read.");
}

/** The failure for a body that is JSON, but not what the API answers. */
export function unexpectedAnswer(requestId: string | null): SyncFailure {
  return new SyncFailure('UpstreamUnavailable', 'OpenAI answered something else than its API documents.', {
    upstream: { system: 'openai', status: 200, code: null, requestId: safe(requestId, /^[\w-]{1,128}$/) },
  });
}

function unreachable(message: string): SyncFailure {
  return new SyncFailure('UpstreamUnavailable', message, {
    upstream: { system: 'openai', status: null, code: null, requestId: null },
  });
}

function fromStatus(error: APIError, status: number, now: Date): SyncFailure {
  const code = safe(error.code, /^[a-z0-9_.]{1,64}$/);
  const upstream: UpstreamAnswer = {
    system: 'openai',
    status,
    code,
    requestId: safe(error.requestID, /^[\w-]{1,128}$/),
  };
  const answered = `OpenAI answered ${status}${code === null ? '' : ` (${code})`}`;
  const fail = (failureCode: FailureCode, message: string, options: SyncFailureOptions = {}): SyncFailure =>
    new SyncFailure(failureCode, message, { upstream, ...options });
  const wait = waitOf(error, now);

  if (status === 401 || status === 403) {
    const scopes = missingScopes(error.message);
    return scopes === null
      ? fail('AuthenticationFailure', `${answered}: it did not accept the configured key.`)
      : fail('PermissionDenied', `OpenAI answered ${status}: the key lacks the scope ${scopes}.`);
  }
  if (status === 404) {
    return isWrongAddress(error)
      ? fail('UpstreamMisconfigured', 'OpenAI answered 404 (invalid URL): the base address is wrong.')
      : fail('ResponseNotFound', 'OpenAI answered 404 (not found).');
  }
  if (status === 400 && isInvalidId(error)) return fail('ResponseNotFound', `${answered}: it knows no such id.`);
  if (status === 402 || (status === 429 && isBilling(error))) {
    return fail('QuotaExceeded', `${answered}: the quota is used up.`, { retryable: false });
  }
  if (status === 429 && /request too large/i.test(error.message)) {
    return fail('RateLimited', 'OpenAI answered 429 (the request alone exceeds the limit).', { retryable: false });
  }
  if (status === 429) return fail('RateLimited', 'OpenAI answered 429 (rate limit).', wait);
  if (status === 408 || status === 409 || status >= 500) return fail('UpstreamUnavailable', `${answered}.`, wait);
  return fail('UpstreamMisconfigured', `${answered} to a request that its API allows.`);
}

function isBilling(error: APIError): boolean {
  return billingCodes.has(error.code ?? '') || error.type === 'insufficient_quota';
}

/** Scopes have the form `api.responses.read`; nothing else of the message is taken over. */
function missingScopes(message: string): string | null {
  const list = /missing scopes?: ([^\s,]{1,64}(?:, ?[^\s,]{1,64}){0,9})/i.exec(message)?.[1];
  const scopes = list?.match(/[a-z]{1,32}(?:\.[a-z_]{1,32}){1,3}/g) ?? [];
  return scopes.length === 0 ? null : scopes.join(', ');
}

function isWrongAddress(error: APIError): boolean {
  const isPage = error.headers?.get('content-type')?.includes('html') ?? false;
  return isPage || /^(?:404 )?invalid url/i.test(error.message);
}

function isInvalidId(error: APIError): boolean {
  return (
    error.code === 'invalid_id_prefix' ||
    error.param?.endsWith('_id') === true ||
    /invalid '\w*_id'/i.test(error.message)
  );
}

function waitOf(error: APIError, now: Date): { retryAfterMs?: number } {
  const seconds = retryAfterMs(error.headers?.get('retry-after'), now);
  const milliseconds = error.headers?.get('retry-after-ms')?.trim() ?? '';
  const precise = /^\d{1,15}$/.test(milliseconds) ? retryAfterMs(String(Number(milliseconds) / 1000), now) : null;
  if (seconds === null && precise === null) return {};
  return { retryAfterMs: Math.max(seconds ?? 0, precise ?? 0) };
}

/** The operating system's word for a failed connection, such as ` (ECONNREFUSED)`; it stands in one of the causes. */
function systemError(error: unknown): string {
  let cause = error;
  for (let depth = 0; depth < 5 && typeof cause === 'object' && cause !== null; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z_0-9]{3,40}$/.test(cause.code)) {
      return ` (${cause.code})`;
    }
    cause = 'cause' in cause ? cause.cause : null;
  }
  return '';
}

/** A word of OpenAI's answer where it has the expected form, else null: an answer may hold anything. */
function safe(text: unknown, form: RegExp): string | null {
  return typeof text === 'string' && form.test(text) ? text : null;
}
