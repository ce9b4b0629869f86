import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiContext } from '../context.ts';
import { bulkPage, listBulksQuery } from '../schemas/bulks.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';
import { tellBulk } from '../tell-bulk.ts';

const schema = {
  operationId: 'listBulks',
  tags: ['Bulks'],
  summary: 'List bulks',
  description: 'Bulks with their totals, newest first.',
  querystring: listBulksQuery,
  response: { 200: answer('A page of bulks.', bulkPage), ...problems(503) },
};

/** GET /v1/bulk-syncs */
export function addListBulks(server: FastifyInstance, context: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().get('/v1/bulk-syncs', { schema }, async (request) => {
    const { items, nextCursor } = await context.syncLog.bulks.list(request.query);
    return { items: items.map((bulk) => tellBulk(context, bulk)), nextCursor };
  });
}
