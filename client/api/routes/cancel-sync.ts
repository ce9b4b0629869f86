import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { cancelSync } from '../../cancel-sync.ts';
import type { ApiContext } from '../context.ts';
import { problems } from '../schemas/problem.ts';
import { cancelledSync, syncParameters } from '../schemas/sync.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'cancelSync',
  tags: ['Syncs'],
  summary: 'Cancel a sync',
  description: 'Asks a running sync to end. What it has written by then stays and is told in its result.',
  params: syncParameters,
  response: { 202: answer('It was asked to end.', cancelledSync), ...problems(404, 409, 413, 415, 503) },
};

/** POST /v1/syncs/{syncId}/cancel */
export function addCancelSync(server: FastifyInstance, { client, syncLog }: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().post('/v1/syncs/:syncId/cancel', { schema }, async (request, reply) => {
    return await reply.status(202).send(await cancelSync(client, syncLog, request.params.syncId));
  });
}
