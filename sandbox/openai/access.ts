/** Who asks, and may they: key, scope, quota, in this order, before anything else of a request is looked at. */
import type { ApiRequest } from '../http/messages.ts';
import { refuse } from './errors.ts';
import { apiKeys, type ApiKey, type Scope } from './keys.ts';

/** The key of a request. Throws the refusal OpenAI gives for a missing or unknown key, a missing scope, spent quota. */
export function authorize(request: ApiRequest, scopes: readonly Scope[]): ApiKey {
  const secret = bearer(request);
  if (secret === null) throw refuse(401, { message: missingKey });
  const key = apiKeys.get(secret);
  if (key === undefined) throw refuse(401, { message: incorrectKey(secret), code: 'invalid_api_key' });
  const missing = scopes.filter((scope) => !key.scopes.includes(scope));
  if (missing.length > 0) throw refuse(401, { message: missingScopes(missing) });
  if (key.quotaUsedUp) {
    throw refuse(429, { message: quotaUsedUp, type: 'insufficient_quota', code: 'insufficient_quota' });
  }
  return key;
}

function bearer(request: ApiRequest): string | null {
  return /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

const missingKey =
  "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth " +
  '(i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if you are accessing the API ' +
  'from your browser and are prompted for a username and password. You can obtain an API key from ' +
  'https://platform.openai.com/account/api-keys.';

const quotaUsedUp =
  'You exceeded your current quota, please check your plan and billing details. For more information on this error, ' +
  'read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.';

function incorrectKey(secret: string): string {
  return (
    `Incorrect API key provided: ${masked(secret)}. ` +
    'You can find your API key at https://platform.openai.com/account/api-keys.'
  );
}

/** First and last characters, as OpenAI quotes a key; a short one is hidden altogether. */
function masked(secret: string): string {
  if (secret.length < 12) return '*'.repeat(secret.length);
  return `${secret.slice(0, 5)}${'*'.repeat(secret.length - 9)}${secret.slice(-4)}`;
}

function missingScopes(scopes: readonly Scope[]): string {
  return (
    `You have insufficient permissions for this operation. Missing scopes: ${scopes.join(', ')}. ` +
    'Check that you have the correct role in your organization (Reader, Writer, Owner) and project (Member, Owner), ' +
    "and if you're using a restricted API key, that it has the necessary scopes."
  );
}
