/** The two ways to prove who calls: an API key, or a user's e-mail address and password. */
import { apiKeyCredentials, type Credentials } from './credentials.ts';
import type { IpaasAddress } from './http-client.ts';
import { createLoginApi } from './login-api.ts';
import type { Login } from './login-company.ts';
import { loginCredentials } from './login-credentials.ts';

export type IpaasAccess = { apiKey: string } | { login: Login };

export function openAccess(access: IpaasAccess, address: IpaasAddress): Credentials {
  if ('apiKey' in access) return apiKeyCredentials(access.apiKey);
  return loginCredentials(createLoginApi(address), access.login);
}
