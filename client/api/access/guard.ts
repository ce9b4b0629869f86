import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServingSettings } from '../../../config/api-settings.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { findKey } from './find-key.ts';
import { isOwnHost, isOwnOrigin } from './origin.ts';
import { accessOf, grants } from './rules.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Name of the API key that the request carries; null where it carries none. */
    caller: string | null;
  }
}

export type GuardSettings = Pick<ServingSettings, 'isLocal' | 'keys' | 'allowedHosts' | 'requestsPerMinute'>;

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets in who may come in: callers with a key of the right scope, or without keys this machine alone; not the pages of
 * other sites; and each caller so often in a minute. To be called before the routes are added.
 */
export async function guardApi(server: FastifyInstance, settings: GuardSettings): Promise<void> {
  server.decorateRequest('caller', null);
  server.addHook('onRequest', async (request) => {
    assertOwnSite(request, settings);
    request.caller = findKey(settings.keys, request.headers.authorization)?.name ?? null;
  });
  // After the limit, which a route asks last on its request: whoever guesses keys is counted, too.
  server.addHook('preParsing', async (request) => assertAllowed(request, settings));
  await server.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ caller, ip }) => (caller === null ? `address ${ip}` : `key ${caller}`),
    allowList: (request) => accessOf(request.method, request.routeOptions.url) === 'open',
    errorResponseBuilder: () => new SyncFailure('TooManyRequests', 'The requests of this minute are used up.'),
  });
}

function assertOwnSite({ headers, method }: FastifyRequest, { keys, allowedHosts }: GuardSettings): void {
  if (keys.length === 0 && !isOwnHost(headers.host, allowedHosts)) {
    throw new SyncFailure(
      'NotAllowed',
      'The Host header names another machine. Use a loopback name, or add the name to API_ALLOWED_HOSTS.',
    );
  }
  if (safeMethods.has(method) || isOwnOrigin(headers.origin, headers.host, allowedHosts)) return;
  throw new SyncFailure('NotAllowed', 'The request came from a page of another site (Origin).');
}

function assertAllowed(request: FastifyRequest, { keys, isLocal }: GuardSettings): void {
  if (keys.length === 0) return;
  const key = keys.find(({ name }) => name === request.caller) ?? null;
  const access = accessOf(request.method, request.routeOptions.url);
  if (access === 'open' || (access === 'local' && isLocal)) return;
  if (key === null) throw new SyncFailure('NotAuthenticated', 'No valid API key came with the request.');
  const scope = access === 'local' ? 'read' : access;
  if (!grants(key, scope)) throw new SyncFailure('NotAllowed', `The API key lacks the scope "${scope}".`);
}
