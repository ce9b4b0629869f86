import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { knownBulk } from '../../../sync-log/bulks/known-bulk.ts';
import { retryBulk } from '../../bulk/retry-bulk.ts';
import { answerOnce } from '../answer-once.ts';
import type { ApiContext } from '../context.ts';
import { bulk, bulkParameters } from '../schemas/bulks.ts';
import { problems } from '../schemas/problem.ts';
import { idempotencyHeaders } from '../schemas/start-sync.ts';
import { answer } from '../schemas/words.ts';
import { tellBulk } from '../tell-bulk.ts';

const schema = {
  operationId: 'retryBulk',
  tags: ['Bulks'],
  summary: 'Retry what failed in a bulk',
  description:
    'Starts a new bulk of the records of an ended one that did not succeed, linked to it by retryOf, with its settings. ' +
    'Each record keeps the number of its line.',
  params: bulkParameters,
  headers: idempotencyHeaders,
  response: {
    202: answer('The new bulk: it is accepted, and carried out whatever happens here.', bulk),
    ...problems(404, 409, 413, 415, 422, 503),
  },
};

/** POST /v1/bulk-syncs/{bulkId}/retry-failed */
export function addRetryBulk(server: FastifyInstance, context: ApiContext): void {
  const { client, syncLog } = context;
  const routes = server.withTypeProvider<ZodTypeProvider>();
  routes.post('/v1/bulk-syncs/:bulkId/retry-failed', { schema }, async (request, reply) => {
    return await answerOnce(syncLog.idempotency, request, reply, async () => {
      const { bulkId } = await retryBulk(client, syncLog, request.params.bulkId);
      const body = tellBulk(context, await knownBulk(syncLog.bulks, bulkId));
      return { status: 202, location: body.links.self, body };
    });
  });
}
