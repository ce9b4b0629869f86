/** The calls of the single sign-on API (reference: ipaas-api.md, section 2.1). */
import { z } from 'zod';
import { idSchema } from './customer-wire.ts';
import { ipaasFailure } from './error-mapping.ts';
import { exchange, type Exchange } from './exchange.ts';
import { addressOf, createHttpClient, defaultTimeoutMs, type IpaasAddress } from './http-client.ts';
import { readAnswer } from './read-answer.ts';
import { isAnswer, receive } from './reception.ts';

/** What logging in, changing the company and renewing give alike. */
export interface LoginSession {
  userId: string;
  accessToken: string;
  /** Null where the token cannot be renewed. */
  refreshToken: string | null;
  /** Unix milliseconds by iPaaS.com's clock; null where the answer does not tell. */
  expiresAt: number | null;
}

export interface Company {
  id: string;
  name: string | null;
}

export interface LoginApi {
  /** @throws SyncFailure IpaasAuthenticationFailure for a wrong address or password */
  login(email: string, password: string): Promise<LoginSession>;
  /** The companies of the user. */
  companies(session: LoginSession): Promise<Company[]>;
  /** A session whose token belongs to the company. */
  changeCompany(session: LoginSession, companyId: string): Promise<LoginSession>;
  /** A session with a new access token. */
  refresh(session: LoginSession & { refreshToken: string }): Promise<LoginSession>;
}

const sessionSchema = z
  .object({
    id: idSchema,
    access_token: z.string().min(1),
    access_token_expiration: z.string().nullish(),
    refresh_token: z.string().nullish(),
  })
  .transform((body): LoginSession => {
    const expiresAt = Date.parse(body.access_token_expiration ?? '');
    return {
      userId: body.id,
      accessToken: body.access_token,
      refreshToken: body.refresh_token || null,
      expiresAt: Number.isNaN(expiresAt) ? null : expiresAt,
    };
  });
const companiesSchema = z.array(
  z
    .object({ id: z.string().min(1), name: z.string().nullish() })
    .transform(({ id, name }) => ({ id, name: name ?? null })),
);

type Call = Pick<Exchange, 'method' | 'token' | 'body' | 'action'> & { path: string };

/** Each call may fail with a SyncFailure; no password and no token is ever part of one. */
export function createLoginApi(address: IpaasAddress): LoginApi {
  const client = createHttpClient();
  const { timeoutMs = defaultTimeoutMs, onCall, budget } = address;

  async function call<T>({ path, ...request }: Call, schema: z.ZodType<T>): Promise<T> {
    // A session is shared by many syncs: it has a GUID of its own, and none of them can cancel it.
    const trackingGuid = crypto.randomUUID();
    const signal = new AbortController().signal;
    const url = addressOf(address, 'sso', `v2/${path}`);
    const reception = receive(
      await exchange(client, { ...request, url, trackingGuid, signal, timeoutMs, onCall, budget }),
      trackingGuid,
    );
    if (isAnswer(reception)) return readAnswer(reception, schema);
    throw ipaasFailure(reception, { action: request.action, customFields: [] });
  }

  return {
    login: async (email, password) =>
      await call(
        { method: 'POST', path: 'Auth/Login', body: { email_address: email, password }, action: 'log in' },
        sessionSchema,
      ),
    companies: async ({ userId, accessToken: token }) =>
      await call(
        { method: 'GET', path: `User/${userId}/Companies`, token, action: 'list the companies' },
        companiesSchema,
      ),
    changeCompany: async ({ accessToken: token }, companyId) =>
      await call(
        {
          method: 'GET',
          path: `User/ChangeCompany/${encodeURIComponent(companyId)}`,
          token,
          action: 'change to the company',
        },
        sessionSchema,
      ),
    refresh: async ({ accessToken: access_token, refreshToken: refresh_token }) =>
      await call(
        { method: 'POST', path: 'Auth/Refresh', body: { access_token, refresh_token }, action: 'renew the token' },
        sessionSchema,
      ),
  };
}
