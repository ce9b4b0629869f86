import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { exportSyncs } from '../../../sync-log/export-syncs.ts';
import type { ApiContext } from '../context.ts';
import { exportQuery } from '../schemas/list-syncs.ts';
import { problems } from '../schemas/problem.ts';
import { streamedText } from '../schemas/words.ts';

const mediaTypes = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

const schema = {
  operationId: 'exportSyncs',
  tags: ['Results'],
  summary: 'Export results',
  description:
    'All results that match, as a download: NDJSON with one SyncResult in each line, or CSV for a spreadsheet.',
  querystring: exportQuery,
  response: {
    200: {
      description: 'The results.',
      content: { 'application/x-ndjson': { schema: streamedText }, 'text/csv': { schema: streamedText } },
    },
    ...problems(503),
  },
};

/** GET /v1/syncs/export */
export function addExportSyncs(server: FastifyInstance, { syncLog }: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().get('/v1/syncs/export', { schema }, async (request, reply) => {
    const { format, ...filter } = request.query;
    // What cannot be read is told by the status, before the download begins.
    await syncLog.list({ ...filter, limit: 1 });
    return await reply
      .type(mediaTypes[format])
      .header('content-disposition', `attachment; filename="syncs.${format}"`)
      .send(Readable.from(exportSyncs(syncLog, filter, format)));
  });
}
