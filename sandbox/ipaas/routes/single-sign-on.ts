/** Logging in: login token, companies, company token, refresh. */
import { z } from 'zod';
import type { JsonObject } from '../../http/json.ts';
import { pathParam, type Reply, type RoutedRequest } from '../../http/messages.ts';
import { dateTimeOffset, isMissing, optionalGuid, optionalText, pathId, readBody } from '../body.ts';
import { idNotFound, refuse } from '../errors.ts';
import type { IpaasRecords } from '../records.ts';
import { SANDBOX_USER, type Session } from '../sessions.ts';

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
    throw refuse('AUTH-1002', 'Access Token is invalid or null. Please log in again.');
  }
  return { status: 200, body: loginBody(records.sessions.open(null), returnUrl ?? null) };
}

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

export function changeCompany(records: IpaasRecords, request: RoutedRequest): Reply {
  const id = pathParam(request, 'companyId');
  if (id.toLowerCase() !== SANDBOX_USER.company.id) {
    throw refuse('AUTH-1004', `Company not found by id (${id}) provided`);
  }
  return { status: 200, body: loginBody(records.sessions.open(SANDBOX_USER.company.id), null) };
}

const refreshSchema = z.object({ access_token: optionalText, refresh_token: optionalText });

/** A new access token; the refresh token stays the same. */
export function refresh(records: IpaasRecords, request: RoutedRequest): Reply {
  const { access_token: accessToken, refresh_token: refreshToken } = readBody(refreshSchema, request);
  if (isMissing(refreshToken)) throw refuse('VALD-1080', 'Refresh Token is null or empty in your request.');
  const session = isMissing(accessToken) ? null : records.sessions.find(accessToken);
  if (session === null || session.refreshToken !== refreshToken) {
    throw refuse('AUTH-1002', 'Access Token is invalid or null. Please log in again.');
  }
  const renewed = records.sessions.open(session.companyId);
  renewed.refreshToken = refreshToken;
  return { status: 200, body: loginBody(renewed, null) };
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
