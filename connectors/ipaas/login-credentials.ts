/** Tokens of the login flow: one session for the whole process, renewed before and when it expires. */
import { SyncFailure } from '../../customer/sync-failure.ts';
import { unlessAborted } from '../unless-aborted.ts';
import type { Credentials } from './credentials.ts';
import type { LoginApi, LoginSession } from './login-api.ts';
import { openCompanySession, type Login } from './login-company.ts';
import { isAlive, renewalTime } from './login-expiry.ts';

/** After a failed renewal of a token that still lives, it is used for so long before the next try. */
const pauseAfterFailureMs = 15_000;
/** iPaaS.com may lock a user whose password is wrong again and again, and each sync would try it anew. */
const quietAfterRefusalMs = 5 * 60_000;

interface Held {
  session: LoginSession;
  /** Unix milliseconds from which on the session is renewed; null: not before it is rejected. */
  renewAt: number | null;
}

/**
 * However many callers need a token at once, one login or one renewal serves them all.
 * @param now Unix milliseconds
 */
export function loginCredentials(api: LoginApi, login: Login, now: () => number = Date.now): Credentials {
  let held: Held | null = null;
  let renewal: Promise<string> | null = null;
  let refusal: { failure: SyncFailure; until: number } | null = null;

  function renewed(): Promise<string> {
    renewal ??= replaceSession().finally(() => {
      renewal = null;
    });
    return renewal;
  }

  async function replaceSession(): Promise<string> {
    const session = (held === null ? null : await refreshed(api, held)) ?? (await loggedIn());
    held = { session, renewAt: renewalTime(session, now()) };
    return session.accessToken;
  }

  async function loggedIn(): Promise<LoginSession> {
    if (refusal !== null && now() < refusal.until) throw refusal.failure;
    try {
      return await openCompanySession(api, login);
    } catch (failure) {
      if (failure instanceof SyncFailure && !failure.retryable) {
        refusal = { failure, until: now() + quietAfterRefusalMs };
      }
      throw failure;
    }
  }

  return {
    async token(signal) {
      signal.throwIfAborted();
      const current = held;
      if (current === null) return await unlessAborted(renewed(), signal);
      if (current.renewAt === null || now() < current.renewAt) return current.session.accessToken;
      try {
        return await unlessAborted(renewed(), signal);
      } catch (failure) {
        if (!(failure instanceof SyncFailure) || !isAlive(current.session, now())) throw failure;
        current.renewAt = now() + pauseAfterFailureMs;
        return current.session.accessToken;
      }
    },
    async renew(rejectedToken, signal) {
      if (held?.session.accessToken === rejectedToken) await unlessAborted(renewed(), signal);
    },
  };
}

/**
 * @returns null where a login has to help
 * @throws SyncFailure RateLimited: another call now would make it worse
 */
async function refreshed(api: LoginApi, held: Held): Promise<LoginSession | null> {
  const { session } = held;
  const { refreshToken } = session;
  if (refreshToken === null) return null;
  try {
    const renewed = await api.refresh({ ...session, refreshToken });
    // The old refresh token stays good where no new one comes (reference, section 2.1).
    return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken };
  } catch (failure) {
    if (!(failure instanceof SyncFailure) || failure.code === 'RateLimited') throw failure;
    // Refused once, it stays refused: should the login fail too, only that is tried again.
    if (!failure.retryable) held.session = { ...session, refreshToken: null };
    return null;
  }
}
