import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiContext } from '../context.ts';
import { listSyncsQuery, syncPage } from '../schemas/list-syncs.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'listSyncs',
  tags: ['Results'],
  summary: 'List results',
  description:
    'Results, newest first. With order=asc it is the feed for other programs: every result exactly once, in order, none ' +
    'skipped while others are being written. Keep nextCursor and ask with it again later.',
  querystring: listSyncsQuery,
  response: { 200: answer('A page of results.', syncPage), ...problems(503) },
};

/** GET /v1/syncs: a page of results. */
export function addListSyncs(server: FastifyInstance, { syncLog }: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().get('/v1/syncs', { schema }, async (request) => {
    return await syncLog.list(request.query);
  });
}
