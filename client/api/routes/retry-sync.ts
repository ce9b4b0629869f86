import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { syncLinks } from '../../../customer/sync-links.ts';
import { retrySync } from '../../retry-sync.ts';
import { answerOnce } from '../answer-once.ts';
import type { ApiContext } from '../context.ts';
import { problems } from '../schemas/problem.ts';
import { idempotencyHeaders, retrySyncBody } from '../schemas/start-sync.ts';
import { startedRetry, syncParameters } from '../schemas/sync.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'retrySync',
  tags: ['Syncs'],
  summary: 'Retry a sync',
  description:
    'Starts a new sync of the same response, linked to the old one by retryOf. What the body leaves out stays as it ' +
    'was. While a sync of that response runs, this joins it.',
  params: syncParameters,
  body: retrySyncBody,
  headers: idempotencyHeaders,
  response: {
    202: answer('It is accepted, and carried out whatever happens here.', startedRetry),
    ...problems(404, 409, 413, 415, 422, 503),
  },
};

/** POST /v1/syncs/{syncId}/retry */
export function addRetrySync(server: FastifyInstance, context: ApiContext): void {
  const { client, syncLog } = context;
  server.withTypeProvider<ZodTypeProvider>().post('/v1/syncs/:syncId/retry', { schema }, async (request, reply) => {
    return await answerOnce(syncLog.idempotency, request, reply, async () => {
      const retry = await retrySync(client, syncLog, context.links(), request.params.syncId, request.body ?? {});
      const links = syncLinks(retry, client.options.namespace, context.links());
      return { status: 202, location: links.self, body: { ...retry, links } };
    });
  });
}
