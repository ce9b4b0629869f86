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
const TOKEN_LIFE_MS = 60 * 60 * 1000;

export interface Session {
  accessToken: string;
  refreshToken: string;
  /** Unix milliseconds. */
  expiresAt: number;
  /** Null for a login token, which belongs to no company yet. */
  companyId: string | null;
}

export interface Sessions {
  open(companyId: string | null): Session;
  /** The session of an access token, expired or not; null for an unknown one. */
  find(accessToken: string): Session | null;
  clear(): void;
}

export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  return {
    open(companyId) {
      const session: Session = {
        accessToken: `ipaas-token-${randomBytes(16).toString('hex')}`,
        refreshToken: `ipaas-refresh-${randomBytes(16).toString('hex')}`,
        expiresAt: Date.now() + TOKEN_LIFE_MS,
        companyId,
      };
      sessions.set(session.accessToken, session);
      return session;
    },
    find: (accessToken) => sessions.get(accessToken) ?? null,
    clear: () => sessions.clear(),
  };
}

/** Throws AUTH-1001 for a missing or unknown bearer value, AUTH-1002 for a token whose time is over. */
export function authorize(sessions: Sessions, request: ApiRequest): void {
  const value = bearer(request);
  if (value !== null && API_KEYS.has(value)) return;
  const session = value === null ? null : sessions.find(value);
  if (session === null) throw refuse('AUTH-1001', 'Bearer token is missing or invalid.');
  if (session.expiresAt <= Date.now()) {
    throw refuse('AUTH-1002', 'Access Token is invalid or null. Please log in again.');
  }
}

function bearer(request: ApiRequest): string | null {
  return /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
