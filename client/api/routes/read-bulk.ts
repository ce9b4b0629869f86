import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { RecordPage } from '../../../sync-log/bulks/bulk-store.ts';
import { readBulk } from '../../bulk/read-bulk.ts';
import { recordError } from '../../bulk/record-error.ts';
import type { ApiContext } from '../context.ts';
import { bulkParameters, bulkWithRecords, readBulkQuery } from '../schemas/bulks.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';
import { tellBulk } from '../tell-bulk.ts';

const schema = {
  operationId: 'readBulk',
  tags: ['Bulks'],
  summary: 'Read a bulk',
  description: 'The totals of a bulk and a page of its lines, in their order: all of them, or those that match.',
  params: bulkParameters,
  querystring: readBulkQuery,
  response: { 200: answer('The bulk, with a page of its records.', bulkWithRecords), ...problems(404, 503) },
};

/** GET /v1/bulk-syncs/{bulkId} */
export function addReadBulk(server: FastifyInstance, context: ApiContext): void {
  const { client, syncLog } = context;
  server.withTypeProvider<ZodTypeProvider>().get('/v1/bulk-syncs/:bulkId', { schema }, async (request) => {
    const { bulkId } = request.params;
    const bulk = tellBulk(context, await readBulk(client, syncLog, bulkId));
    return { ...bulk, records: await recordsOf(context, bulkId, request.query) };
  });
}

async function recordsOf(
  { syncLog }: Pick<ApiContext, 'syncLog'>,
  bulkId: string,
  query: z.output<typeof readBulkQuery>,
): Promise<RecordPage> {
  if (query.limit === 0) return { items: [], nextCursor: null };
  const { items, nextCursor } = await syncLog.bulks.records(bulkId, query);
  return { items: items.map((record) => ({ ...record, error: recordError(record) })), nextCursor };
}
