import { expect, test } from '@jest/globals';
import { fastify } from 'fastify';
import { allowedMethods } from './allowed-methods.ts';

const server = fastify({ exposeHeadRoutes: false });
const allowed = allowedMethods(server);
const nothing = async (): Promise<null> => null;
server.get('/', nothing);
server.get('/v1/syncs', nothing);
server.post('/v1/syncs', nothing);
server.get('/v1/syncs/events', nothing);
server.delete('/v1/syncs/:syncId', nothing);
server.post('/v1/syncs/:syncId/retry', nothing);
server.route({ method: ['GET', 'HEAD'], url: '/assets/*', handler: nothing });

test.each([
  ['/', ['GET']],
  ['/v1/syncs', ['GET', 'POST']],
  ['/v1/syncs?limit=1', ['GET', 'POST']],
  ['/v1/syncs/events', ['DELETE', 'GET']],
  ['/v1/syncs/run-1', ['DELETE']],
  ['/v1/syncs/run-1/retry', ['POST']],
  ['/assets/a.js', ['GET', 'HEAD']],
  ['/assets/deep/a.js', ['GET', 'HEAD']],
  ['/assets', []],
  ['/v1', []],
  ['/v1/syncs/run-1/other', []],
  ['/v1/syncs/run-1/retry/more', []],
])('%s takes %j', (url, methods) => {
  expect(allowed(url)).toEqual(methods);
});
