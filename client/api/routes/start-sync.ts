import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { syncLinks } from '../../../customer/sync-links.ts';
import { isSynced, type SyncResult } from '../../../customer/sync-result.ts';
import { awaitSync } from '../../await-sync.ts';
import { startSync, type StartedSync } from '../../start-sync.ts';
import { answerOnce } from '../answer-once.ts';
import type { ApiContext } from '../context.ts';
import { problems, problemSchema } from '../schemas/problem.ts';
import { idempotencyHeaders, startSyncBody, startSyncQuery } from '../schemas/start-sync.ts';
import { startedSync, syncResult } from '../schemas/sync.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'startSync',
  tags: ['Syncs'],
  summary: 'Start a sync',
  description:
    'Accepts a sync of one response and answers at once; with `?wait=` answers its result if it ends in time, with a ' +
    'status that says how it ended. While a sync of the same response runs, this joins it.',
  body: startSyncBody,
  querystring: startSyncQuery,
  headers: idempotencyHeaders,
  response: {
    ...problems(409, 413, 415, 422, 503),
    200: answer('It ended in time: created, updated, unchanged or skipped.', syncResult),
    202: answer('It is accepted, and carried out whatever happens here.', startedSync),
    409: resultOrProblem('It was cancelled; or a request with this Idempotency-Key is under way (problem document).'),
    422: resultOrProblem('It ended as invalid or rejected; or the Idempotency-Key was reused (problem document).'),
    502: answer('It ended as failed.', syncResult),
  },
};

/** POST /v1/syncs: starts a sync, and with `?wait=` answers its result if it ends in time. */
export function addStartSync(server: FastifyInstance, context: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().post('/v1/syncs', { schema }, async (request, reply) => {
    return await answerOnce(context.syncLog.idempotency, request, reply, async () => {
      const started = await startSync(context.client, request.body);
      const links = syncLinks(started, context.client.options.namespace, context.links());
      const result = await resultInTime(context, started, request.query.wait, reply);
      if (result !== null) return { status: statusOf(result), location: links.self, body: result };
      return { status: 202, location: links.self, body: { ...started, links } };
    });
  });
}

function resultOrProblem(description: string) {
  return {
    description,
    content: { 'application/json': { schema: syncResult }, 'application/problem+json': { schema: problemSchema } },
  };
}

/**
 * The result, or null where there is none in time. The wait also ends when the caller has gone or this process is to
 * stop, and when Temporal is lost: the sync was accepted all the same, and the caller is told so.
 */
async function resultInTime(
  context: ApiContext,
  started: StartedSync,
  seconds: number,
  reply: FastifyReply,
): Promise<SyncResult | null> {
  if (seconds === 0) return null;
  const callerGone = new AbortController();
  reply.raw.once('close', () => callerGone.abort());
  const signal = AbortSignal.any([
    AbortSignal.timeout(Math.ceil(seconds * 1_000)),
    callerGone.signal,
    context.stopping,
  ]);
  try {
    return await awaitSync(context.client, context.syncLog, started, signal);
  } catch (error) {
    if (signal.aborted) return null;
    if (error instanceof SyncFailure && error.code === 'TemporalUnavailable') return null;
    throw error;
  }
}

/** So that a program that looks only at the status is never misled (design, section 5). */
function statusOf(result: SyncResult): 200 | 409 | 422 | 502 {
  if (isSynced(result.outcome)) return 200;
  if (result.outcome === 'cancelled') return 409;
  return result.outcome === 'failed' ? 502 : 422;
}
