import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { SyncLogError } from '../../../sync-log/sync-log-error.ts';
import { awaitBulk } from '../../bulk/await-bulk.ts';
import { hasEnded, readBulk } from '../../bulk/read-bulk.ts';
import { isAway } from '../../follow-sync.ts';
import type { ApiContext } from '../context.ts';
import { sendEvents, type StreamEvent } from '../event-stream.ts';
import { problemOf } from '../problem.ts';
import { bulkParameters } from '../schemas/bulks.ts';
import { problems } from '../schemas/problem.ts';
import { tellBulk } from '../tell-bulk.ts';
import { eventStream } from './follow-sync.ts';

/** A bulk changes with every record. */
const shortestBetweenMs = 500;

const schema = {
  operationId: 'followBulk',
  tags: ['Bulks'],
  summary: 'Follow a bulk',
  description:
    'Server-sent events: `bulk` with the Bulk whenever it has changed, at most twice a second; behind the one that tells ' +
    'of its end, the stream ends. `problem` with a problem document where Temporal or the sync log is away, and it goes ' +
    'on trying.',
  params: bulkParameters,
  response: { 200: eventStream(), ...problems(404, 503) },
};

/** GET /v1/bulk-syncs/{bulkId}/events */
export function addFollowBulk(server: FastifyInstance, context: ApiContext): void {
  const { client, syncLog, stopping } = context;
  const routes = server.withTypeProvider<ZodTypeProvider>();
  routes.get('/v1/bulk-syncs/:bulkId/events', { schema }, async (request, reply) => {
    // A bulk that is not there is told by the status, before the stream begins.
    const { bulkId } = await readBulk(client, syncLog, request.params.bulkId);
    await sendEvents(reply, stopping, (signal) => eventsOf(context, bulkId, signal));
    return reply;
  });
}

async function* eventsOf(
  context: ApiContext,
  bulkId: string,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, void, undefined> {
  let isTold = false;
  while (!signal.aborted) {
    try {
      for await (const bulk of awaitBulk(context.client, context.syncLog, bulkId, signal)) {
        isTold = false;
        yield { event: 'bulk', data: tellBulk(context, bulk) };
        if (hasEnded(bulk)) return;
        await delay(shortestBetweenMs, null, { signal });
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isTold) yield { event: 'problem', data: problemOf(error) };
      if (!mayPass(error)) return;
      isTold = true;
      await delay(shortestBetweenMs, null, { signal }).catch(() => null);
    }
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof SyncLogError || isAway(error);
}
