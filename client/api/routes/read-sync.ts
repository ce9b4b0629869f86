import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readSync } from '../../read-sync.ts';
import type { ApiContext } from '../context.ts';
import { problems } from '../schemas/problem.ts';
import { liveSync, syncParameters, syncResult } from '../schemas/sync.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'readSync',
  tags: ['Syncs'],
  summary: 'Read a sync',
  description:
    'The result of a sync, or its live state while it runs: current step, attempts, next retry and why it waits.',
  params: syncParameters,
  response: { 200: answer('Its result, or its live state.', z.union([syncResult, liveSync])), ...problems(404, 503) },
};

/** GET /v1/syncs/{syncId} */
export function addReadSync(server: FastifyInstance, context: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().get('/v1/syncs/:syncId', { schema }, async (request) => {
    return await readSync(context.client, context.syncLog, context.links(), request.params.syncId);
  });
}
