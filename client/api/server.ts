import { fastify, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ApiContext } from './context.ts';
import { answerUnroutable, handleErrors } from './handle-errors.ts';
import { addHealth } from './routes/health.ts';
import { addReadSyncs } from './routes/read-syncs.ts';
import { addStartSync } from './routes/start-sync.ts';

const largestBodyBytes = 64 * 1024;

/** The HTTP API, not yet listening. */
export function createApi(context: ApiContext, logger: NonNullable<FastifyServerOptions['logger']>): FastifyInstance {
  const server = fastify({
    bodyLimit: largestBodyBytes,
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnroutable,
    logger,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  // A caller that keeps its connection open would hold up the end of the process by that long.
  server.addHook('onSend', async (_request, reply) => {
    if (context.stopping.aborted) reply.header('connection', 'close');
  });
  handleErrors(server);
  addHealth(server, context);
  addStartSync(server, context);
  addReadSyncs(server, context);
  return server;
}
