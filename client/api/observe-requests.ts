/** Counts and times every request, and puts the sync or bulk that it was about on the line that tells of its end. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiContext } from './context.ts';

/** What an answer about one sync tells of it: a result and a live state all of it, a start the ids. */
const namedSync = z.object({
  syncId: z.string(),
  workflowId: z.string(),
  runId: z.string(),
  trackingGuid: z.string().optional(),
});

const namedBulk = z.object({ bulkId: z.string(), workflowId: z.string() });
const named = z.union([namedSync, namedBulk]);

/** To be called before the routes are added. */
export function observeRequests(server: FastifyInstance, { metrics }: Pick<ApiContext, 'metrics'>): void {
  server.addHook('preSerialization', async (request, reply, payload) => {
    nameSubject(request, reply, payload);
    return payload;
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    // A stream lasts as long as its reader wants.
    const seconds = route.endsWith('/events') ? null : reply.elapsedTime / 1_000;
    metrics.countRequest(request.method, route, reply.statusCode, seconds);
  });
}

/** For an answer that is written out before it is sent, which the hook above cannot read any more. */
export function nameSubjectOf<Answer extends { body: object }>(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): Answer {
  nameSubject(request, reply, answer.body);
  return answer;
}

/** Only ids that we answer with are logged, never one that a caller typed. */
function nameSubject(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
  if (typeof payload !== 'object' || payload === null || !('syncId' in payload || 'bulkId' in payload)) return;
  const ids = named.safeParse(payload);
  if (ids.success) request.log = reply.log = request.log.child(ids.data);
}
