import type { ApiKey, Scope } from '../../../config/api-keys.ts';

/** What it takes to call a route: nothing, to be on this machine or to have a key, or a key with a scope. */
export type Access = 'open' | 'local' | Scope;

const open: ReadonlySet<string> = new Set(['/health', '/', '/assets/*']);
const local: ReadonlySet<string> = new Set(['/ready', '/metrics', '/openapi.json']);
const reading: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** @param route the address of a route as it was added; undefined where there is none */
export function accessOf(method: string, route: string | undefined): Access {
  if (reading.has(method) && route !== undefined) {
    if (open.has(route)) return 'open';
    if (local.has(route) || route.startsWith('/docs')) return 'local';
  }
  return reading.has(method) ? 'read' : 'sync';
}

/** True where a key may do what a scope stands for; `admin` may do everything. */
export function grants({ scopes }: ApiKey, scope: Scope): boolean {
  return scopes.includes(scope) || scopes.includes('admin');
}
