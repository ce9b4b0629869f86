import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { readSync } from '../../read-sync.ts';
import type { ApiContext } from '../context.ts';
import { listSyncsQuery, syncParameters } from '../schemas.ts';

/** GET /v1/syncs and GET /v1/syncs/{syncId}: results, and the live state of a sync that still runs. */
export function addReadSyncs(server: FastifyInstance, context: ApiContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  typed.get('/v1/syncs', { schema: { querystring: listSyncsQuery } }, async (request) => {
    return await context.syncLog.list(request.query);
  });
  typed.get('/v1/syncs/:syncId', { schema: { params: syncParameters } }, async (request) => {
    return await readSync(context.client, context.syncLog, context.links(), request.params.syncId);
  });
}
