import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { exportBulk } from '../../bulk/export-bulk.ts';
import { readBulk } from '../../bulk/read-bulk.ts';
import type { ApiContext } from '../context.ts';
import { bulkParameters, exportBulkQuery } from '../schemas/bulks.ts';
import { problems } from '../schemas/problem.ts';
import { streamedText } from '../schemas/words.ts';

const mediaTypes = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

const schema = {
  operationId: 'exportBulk',
  tags: ['Bulks'],
  summary: 'Export the records of a bulk',
  description:
    'All lines of a bulk in their order, or those without success, as a download: outcome, code, what happened and what ' +
    'to do. Corrected, it can be handed in as a new bulk.',
  params: bulkParameters,
  querystring: exportBulkQuery,
  response: {
    200: {
      description: 'The records.',
      content: { 'text/csv': { schema: streamedText }, 'application/x-ndjson': { schema: streamedText } },
    },
    ...problems(404, 503),
  },
};

/** GET /v1/bulk-syncs/{bulkId}/export */
export function addExportBulk(server: FastifyInstance, { client, syncLog }: ApiContext): void {
  const routes = server.withTypeProvider<ZodTypeProvider>();
  routes.get('/v1/bulk-syncs/:bulkId/export', { schema }, async (request, reply) => {
    const { format, unsuccessful } = request.query;
    // A bulk that is not there is told by the status, before the download begins.
    const { bulkId } = await readBulk(client, syncLog, request.params.bulkId);
    const name = `bulk-${bulkId}${unsuccessful === true ? '-failures' : ''}.${format}`;
    return await reply
      .type(mediaTypes[format])
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(exportBulk(syncLog, bulkId, format, { unsuccessful })));
  });
}
