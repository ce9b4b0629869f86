/** Logging in: login token, companies, company token, refresh. */
import { z } from 'zod';
import type { JsonObject } from '../../http/json.ts';
import { pathParam, type Reply, type RoutedRequest } from '../../http/messages.ts';
import { dateTimeOffset, isMissing, optionalGuid, optionalText, pathId, readBody } from '../body.ts';
import { idNotFound, refuse } from '../errors.ts';
import type { IpaasRecords } from '../records.ts';
import { notLoggedIn, SANDBOX_USER, type Session } from '../sessions.ts';

const loginSchema = z.object({
  email_address: optionalText,
  password: optionalText,
  return_url: optionalText,
  remember_me: z.boolean().nullish(),
  tracking_guid: optionalGuid,
});

export function login(records: IpaasRecords, request: RoutedRequest): Reply {
  const { email_address: email, password, return_url: returnUrl } = readBody(loginSchema, request);
  if (isMissing(email) || isMissing(password)) {
    throw refuse('VALD-1047', 'Email Address and/or password is null or empty.');
  }
  if (email.toLowerCase() !== SANDBOX_USER.emailAddress || password !== SANDBOX_USER.password) {
    throw notLoggedIn();
  }
  const lifeSeconds = records.switches.current().tokenLifeSeconds;
  return { status: 200, body: loginBody(records.sessions.open({ companyId: null, lifeSeconds }), returnUrl ?? null) };
}

/** The companies of the user. */
export function companies(_records: IpaasRecords, request: RoutedRequest): Reply {
  const id = pathId(request);
  if (id !== SANDBOX_USER.id) throw idNotFound(id);
  const company = {
    ...SANDBOX_USER.company,
    logo: null,
    designation_id: 1,
    user_type_id: 1,
    designations: { '1': 'Integrator' },
  };
  return { status: 200, body: [company] };
}

/** A token of its own for the company, with a refresh token of its own. */
export function changeCompany(records: IpaasRecords, request: RoutedRequest): Reply {
  const id = pathParam(request, 'companyId');
  if (id.toLowerCase() !== SANDBOX_USER.company.id) {
    throw refuse('AUTH-1004', `Company not found by id (${id}) provided`);
  }
  const lifeSeconds = records.switches.current().tokenLifeSeconds;
  const session = records.sessions.open({ companyId: SANDBOX_USER.company.id, lifeSeconds });
  return { status: 200, body: loginBody(session, null) };
}

const refreshSchema = z.object({ access_token: optionalText, refresh_token: optionalText });

/** A new access token for the same company; the one before lives on. The switch says what becomes of the refresh token. */
export function refresh(records: IpaasRecords, request: RoutedRequest): Reply {
  const { access_token: accessToken, refresh_token: refreshToken } = readBody(refreshSchema, request);
  if (isMissing(refreshToken)) throw refuse('VALD-1080', 'Refresh Token is null or empty in your request.');
  const session = isMissing(accessToken) ? null : records.sessions.refreshable(accessToken, refreshToken);
  if (session === null) throw notLoggedIn();

  const { refreshToken: rule, tokenLifeSeconds: lifeSeconds } = records.switches.current();
  const renewed = { companyId: session.companyId, lifeSeconds };
  if (rule === 'rotated') {
    records.sessions.useUp(refreshToken);
    return { status: 200, body: loginBody(records.sessions.open(renewed), null) };
  }
  const body = loginBody(records.sessions.open({ ...renewed, refreshToken }), null);
  return { status: 200, body: rule === 'omitted' ? { ...body, refresh_token: null } : body };
}

function loginBody(session: Session, returnUrl: string | null): JsonObject {
  return {
    id: SANDBOX_USER.id,
    name: SANDBOX_USER.name,
    email_address: SANDBOX_USER.emailAddress,
    access_token: session.accessToken,
    access_token_expiration: dateTimeOffset(session.expiresAt),
    refresh_token: session.refreshToken,
    return_url: returnUrl,
    permissions: {},
    tracking_guid: null,
  };
}
