/** What proves to iPaaS.com who calls (reference: ipaas-api.md, section 2). */
import type { RefusedAnswer } from './error-mapping.ts';

export interface Credentials {
  /**
   * The bearer value for the next call.
   * @throws SyncFailure where none can be had; the signal's reason where it was aborted
   */
  token(signal: AbortSignal): Promise<string>;
  /**
   * Replaces a token that iPaaS.com rejected, unless it was replaced already. Credentials that cannot be renewed keep
   * it: `token` then gives the same value again.
   * @throws as `token`
   */
  renew(rejectedToken: string, signal: AbortSignal): Promise<void>;
}

/** A key has a fixed life and cannot be renewed. */
export function apiKeyCredentials(apiKey: string): Credentials {
  return { token: async () => await Promise.resolve(apiKey), renew: async () => await Promise.resolve() };
}

const rejectedTokenCodes = new Set(['AUTH-1001', 'AUTH-1002']);

/** True for an answer that a new token may change; 401 is also used for missing rights, which then has another code. */
export function rejectsToken({ status, code }: Pick<RefusedAnswer, 'status' | 'code'>): boolean {
  return code === null ? status === 401 : rejectedTokenCodes.has(code);
}
