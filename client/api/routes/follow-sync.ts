import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { followSync, isAway, type SyncNews } from '../../follow-sync.ts';
import { readSync } from '../../read-sync.ts';
import type { ApiContext } from '../context.ts';
import { sendEvents, type StreamEvent } from '../event-stream.ts';
import { problemOf } from '../problem.ts';
import { problems } from '../schemas/problem.ts';
import { syncParameters } from '../schemas/sync.ts';
import { streamedEvents } from '../schemas/words.ts';

const schema = {
  operationId: 'followSync',
  tags: ['Syncs'],
  summary: 'Follow a sync',
  description:
    'Server-sent events: `state` with the LiveSync whenever it changes, `result` with the SyncResult, then the stream ' +
    'ends; `problem` with a problem document where Temporal, the worker or the sync log is away, and it goes on trying. ' +
    'A run that is terminated in Temporal leaves no result: a `problem` says so, and the stream ends.',
  params: syncParameters,
  response: { 200: eventStream(), ...problems(404, 503) },
};

/** GET /v1/syncs/{syncId}/events */
export function addFollowSync(server: FastifyInstance, context: ApiContext): void {
  const { client, syncLog, stopping } = context;
  server.withTypeProvider<ZodTypeProvider>().get('/v1/syncs/:syncId/events', { schema }, async (request, reply) => {
    const { syncId } = request.params;
    await readSync(client, syncLog, context.links(), syncId).catch(tellInStream);
    await sendEvents(reply, stopping, async function* (signal) {
      try {
        for await (const news of followSync(client, syncLog, context.links(), syncId, signal)) yield asEvent(news);
      } catch (error) {
        if (!(error instanceof SyncFailure)) throw error;
        // The status is sent: only an event can still say why nothing more comes.
        yield { event: 'problem', data: problemOf(error) };
      }
    });
    return reply;
  });
}

/** A stream of server-sent events, as the API describes it. */
export function eventStream() {
  return {
    description: 'A stream of server-sent events; comments keep it open.',
    content: { 'text/event-stream': { schema: streamedEvents } },
  };
}

/** An unknown id, or a run without a result, is told by the status; what may pass is told in the stream. */
function tellInStream(error: unknown): void {
  if (!isAway(error)) throw error;
}

function asEvent(news: SyncNews): StreamEvent {
  if (news.kind === 'problem') return { event: 'problem', data: problemOf(news.failure) };
  return { event: news.kind, data: news.sync };
}
