import { fastify, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ApiContext } from './context.ts';
import { handleErrors } from './handle-errors.ts';
import { addHealth } from './routes/health.ts';
import { addReadSyncs } from './routes/read-syncs.ts';
import { addStartSync } from './routes/start-sync.ts';

const largestBodyBytes = 64 * 1024;

/** The HTTP API, not yet listening. Requests are logged without bodies and query strings. */
export function createApi(context: ApiContext, logger: FastifyServerOptions['logger']): FastifyInstance {
  const server = fastify({ bodyLimit: largestBodyBytes, forceCloseConnections: 'idle', ...(logger ? { logger } : {}) });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  handleErrors(server);
  addHealth(server, context);
  addStartSync(server, context);
  addReadSyncs(server, context);
  return server;
}
