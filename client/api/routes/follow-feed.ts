import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiContext } from '../context.ts';
import { sendEvents } from '../event-stream.ts';
import { feedHeaders, feedQuery } from '../schemas/list-syncs.ts';
import { problems } from '../schemas/problem.ts';
import { eventStream } from './follow-sync.ts';

const schema = {
  operationId: 'followFeed',
  tags: ['Results'],
  summary: 'Follow the feed',
  description:
    'Server-sent events: `result` with a SyncResult, as each is logged. The id of an event is the cursor behind it, and ' +
    'the stream begins with an id alone: a reader that lost the connection goes on with Last-Event-ID, and misses none.',
  querystring: feedQuery,
  headers: feedHeaders,
  response: { 200: eventStream(), ...problems(503) },
};

/** GET /v1/syncs/events */
export function addFollowFeed(server: FastifyInstance, { syncLog, stopping }: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().get('/v1/syncs/events', { schema }, async (request, reply) => {
    const { cursor, ...filter } = request.query;
    const from = request.headers['last-event-id'] ?? cursor ?? (await syncLog.end());
    // A cursor or a time that cannot be read is told by the status, before the stream begins.
    await syncLog.list({ ...filter, order: 'asc', cursor: from, limit: 1 });
    await sendEvents(reply, stopping, async function* (signal) {
      // Else a reader that came without a cursor would, after a break, miss what was logged during it.
      yield { id: from };
      for await (const entry of syncLog.follow(from, signal, filter)) {
        yield { event: 'result', data: entry.result, id: entry.cursor };
      }
    });
    return reply;
  });
}
