/** The API keys this stand-in knows, and what each may do. */

export type Scope = 'api.responses.read' | 'api.responses.write' | 'model.request' | 'api.model.read';

export interface ApiKey {
  scopes: readonly Scope[];
  organization: string;
  project: string;
  /** True for an account without budget: every call ends in insufficient_quota. */
  quotaUsedUp: boolean;
}

const everyScope: readonly Scope[] = ['api.responses.read', 'api.responses.write', 'model.request', 'api.model.read'];

/** The project that all seeded records belong to. */
export const SANDBOX_PROJECT = 'proj_sandbox';

const base = { scopes: everyScope, organization: 'org-sandbox', project: SANDBOX_PROJECT, quotaUsedUp: false };

export const apiKeys: ReadonlyMap<string, ApiKey> = new Map<string, ApiKey>([
  ['sk-sandbox', base],
  ['sk-sandbox-no-read', { ...base, scopes: everyScope.filter((scope) => scope !== 'api.responses.read') }],
  ['sk-sandbox-no-quota', { ...base, quotaUsedUp: true }],
  ['sk-sandbox-other-project', { ...base, project: 'proj_sandbox_other' }],
]);
