/** API keys, and the tokens that logging in gives. */
import { randomBytes } from 'node:crypto';
import type { ApiRequest } from '../http/messages.ts';
import { refuse } from './errors.ts';

export const SANDBOX_USER = {
  id: 501,
  name: 'Sandbox User',
  emailAddress: 'sandbox@example.com',
  password: 'sandbox-password',
  company: { id: '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b', name: 'Sandbox Company' },
} as const;

const API_KEYS: ReadonlySet<string> = new Set(['ipaas-sandbox']);

export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
  /** Null for a login token, which belongs to no company yet. */
  readonly companyId: string | null;
}

export interface NewSession {
  companyId: string | null;
  lifeSeconds: number;
  /** The refresh token to go on with; without it, a new one. */
  refreshToken?: string;
}

export interface Sessions {
  open(session: NewSession): Session;
  /** The session of an access token, expired or not; null for an unknown one. */
  find(accessToken: string): Session | null;
  /** The session that both tokens belong to; null where there is none, or where the refresh token is used up. */
  refreshable(accessToken: string, refreshToken: string): Session | null;
  /** From now on the refresh token is good for nothing. */
  useUp(refreshToken: string): void;
  /** Ends the life of every access token, and of the refresh tokens too where asked. Returns how many were alive. */
  expireAll(options: { refreshTokens: boolean }): number;
  clear(): void;
  /** Remembers everything; the function that is returned brings it back. */
  save(): () => void;
}

export function createSessions(): Sessions {
  let sessions = new Map<string, Session>();
  let usedUp = new Set<string>();
  return {
    open({ companyId, lifeSeconds, refreshToken }) {
      const session: Session = {
        accessToken: `ipaas-token-${randomBytes(16).toString('hex')}`,
        refreshToken: refreshToken ?? `ipaas-refresh-${randomBytes(16).toString('hex')}`,
        expiresAt: Date.now() + lifeSeconds * 1000,
        companyId,
      };
      sessions.set(session.accessToken, session);
      return session;
    },
    find: (accessToken) => sessions.get(accessToken) ?? null,
    refreshable(accessToken, refreshToken) {
      const session = sessions.get(accessToken);
      return session?.refreshToken === refreshToken && !usedUp.has(refreshToken) ? session : null;
    },
    useUp: (refreshToken) => void usedUp.add(refreshToken),
    expireAll({ refreshTokens }) {
      const now = Date.now();
      const alive = [...sessions.values()].filter((session) => session.expiresAt > now);
      for (const session of alive) sessions.set(session.accessToken, { ...session, expiresAt: now });
      if (refreshTokens) for (const session of sessions.values()) usedUp.add(session.refreshToken);
      return alive.length;
    },
    clear() {
      sessions.clear();
      usedUp.clear();
    },
    save() {
      const saved = { sessions: new Map(sessions), usedUp: new Set(usedUp) };
      return () => {
        ({ sessions, usedUp } = saved);
      };
    },
  };
}

/**
 * Throws AUTH-1001 for a missing or unknown bearer value, AUTH-1002 for a token whose time is over, and AUTH-1003
 * where a company's token is needed and the bearer has only logged in.
 */
export function authorize(sessions: Sessions, request: ApiRequest, needs: { company: boolean }): void {
  const value = bearer(request);
  if (value !== null && API_KEYS.has(value)) return;
  const session = value === null ? null : sessions.find(value);
  if (session === null) throw refuse('AUTH-1001', 'Bearer token is missing or invalid.');
  if (session.expiresAt <= Date.now()) throw notLoggedIn();
  if (needs.company && session.companyId === null) {
    throw refuse('AUTH-1003', 'You do not have access to this API / iPaaS.com functionality.');
  }
}

/** AUTH-1002, which asks for a new login. */
export function notLoggedIn(): Error {
  return refuse('AUTH-1002', 'Access Token is invalid or null. Please log in again.');
}

function bearer(request: ApiRequest): string | null {
  return /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
