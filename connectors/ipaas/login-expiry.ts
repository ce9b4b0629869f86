/** When a token is renewed. Pure. */
import type { LoginSession } from './login-api.ts';

/** Before the end: long enough for any call that is under way, and at most this part of a token's life. */
const longestMarginMs = 2 * 60_000;
const marginOfLife = 0.1;

/**
 * @param now Unix milliseconds at which the session was received
 * @returns Unix milliseconds from which on the session is to be renewed. Null, so not before it is rejected, where its
 *   end is not told, or is over already: then our clock and iPaaS.com's differ, and each call would renew it again.
 */
export function renewalTime({ expiresAt }: Pick<LoginSession, 'expiresAt'>, now: number): number | null {
  if (expiresAt === null || expiresAt <= now) return null;
  return expiresAt - Math.min(longestMarginMs, (expiresAt - now) * marginOfLife);
}

export function isAlive({ expiresAt }: Pick<LoginSession, 'expiresAt'>, now: number): boolean {
  return expiresAt === null || now < expiresAt;
}
