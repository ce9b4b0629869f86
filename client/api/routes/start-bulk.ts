import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { BulkOptions } from '../../../customer/bulk.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import type { BulkLine } from '../../../sync-log/bulks/bulk-store.ts';
import { toBulkLine } from '../../bulk/line-reader.ts';
import { knownBulk } from '../../../sync-log/bulks/known-bulk.ts';
import { readLines } from '../../bulk/read-lines.ts';
import { startBulk } from '../../bulk/start-bulk.ts';
import { answerOnce, type Answer } from '../answer-once.ts';
import { answerUploadOnce } from '../answer-upload-once.ts';
import type { ApiContext } from '../context.ts';
import { bulk } from '../schemas/bulks.ts';
import { problems } from '../schemas/problem.ts';
import {
  isUploadType,
  largestJsonBytes,
  startBulkBody,
  startBulkContent,
  startBulkQuery,
  uploadFormats,
} from '../schemas/start-bulk.ts';
import { idempotencyHeaders } from '../schemas/start-sync.ts';
import { answer } from '../schemas/words.ts';
import { takeUploads } from '../take-uploads.ts';
import { tellBulk } from '../tell-bulk.ts';

const schema = {
  operationId: 'startBulk',
  tags: ['Bulks'],
  summary: 'Start a bulk',
  description:
    'Accepts a list of responses and syncs them many at a time. Up to 100,000 ids as JSON; up to 1,000,000 as NDJSON, CSV ' +
    'or text, which is read while it arrives, with the options in the query. The bulk begins once the whole list is ' +
    'there; where that cannot be, nothing of it is kept.',
  body: { content: startBulkContent },
  querystring: startBulkQuery,
  headers: idempotencyHeaders,
  response: {
    202: answer('It is accepted, and carried out whatever happens here.', bulk),
    ...problems(409, 413, 415, 422, 503),
  },
};

/**
 * POST /v1/bulk-syncs
 * @param longestUploadMs for a file to arrive
 */
export async function addStartBulk(
  server: FastifyInstance,
  context: ApiContext,
  longestUploadMs: number,
): Promise<void> {
  const keys = context.syncLog.idempotency;
  await server.register(async (scope) => {
    const mediaTypes = Object.keys(uploadFormats);
    const { stopping } = context;
    const withUpload = takeUploads(scope, { mediaTypes, arriveWithinMs: longestUploadMs, stopping });
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    routes.post('/v1/bulk-syncs', { schema, bodyLimit: largestJsonBytes }, async (request, reply) => {
      const { body, mediaType } = request;
      if (!isUploadType(mediaType) || !(body instanceof Readable)) {
        const { lines, options } = fromJson(body, request.query);
        return await answerOnce(keys, request, reply, async () => await accept(context, lines, options));
      }
      const options = optionsOf(request.query);
      return await withUpload(request, body, async (chunks) => {
        return await answerUploadOnce(keys, request, reply, chunks, async (read) => {
          return await accept(context, readLines(read, uploadFormats[mediaType]), options);
        });
      });
    });
  });
}

type Query = z.output<typeof startBulkQuery>;

function fromJson(body: unknown, query: Query): { lines: Iterable<BulkLine>; options: BulkOptions } {
  if (body === undefined) {
    throw new SyncFailure('InvalidInput', `Send a list, as ${Object.keys(startBulkContent).join(', ')}.`);
  }
  if (Object.keys(query).length > 0) {
    throw new SyncFailure('InvalidInput', 'Beside a list in JSON, the options stand in the body, not in the query.');
  }
  const { responseIds, ...options } = startBulkBody.parse(body);
  return { lines: linesOf(responseIds), options };
}

function* linesOf(responseIds: readonly string[]): Generator<BulkLine, void, undefined> {
  for (const [index, responseId] of responseIds.entries()) yield toBulkLine(index + 1, responseId);
}

function optionsOf({ dryRun, collection, force, history }: Query): BulkOptions {
  return {
    dryRun: dryRun ?? false,
    collection: collection ?? null,
    force: force ?? false,
    history: history ?? 'exceptions',
  };
}

type Lines = Parameters<typeof startBulk>[2];

async function accept(context: ApiContext, lines: Lines, options: BulkOptions): Promise<Answer> {
  const { client, syncLog } = context;
  const { bulkId } = await startBulk(client, syncLog, lines, options);
  const body = tellBulk(context, await knownBulk(syncLog.bulks, bulkId));
  return { status: 202, location: body.links.self, body };
}
