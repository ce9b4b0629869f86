import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isSynced, type SyncResult } from '../../../customer/sync-result.ts';
import { awaitSync } from '../../await-sync.ts';
import { startSync, type StartedSync, type SyncRequest } from '../../start-sync.ts';
import type { ApiContext } from '../context.ts';
import { linksOf } from '../links.ts';
import { startSyncBody, startSyncQuery } from '../schemas.ts';

/** POST /v1/syncs: starts a sync, and with `?wait=` answers its result if it ends in time. */
export function addStartSync(server: FastifyInstance, context: ApiContext): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .post('/v1/syncs', { schema: { body: startSyncBody, querystring: startSyncQuery } }, async (request, reply) => {
      const started = await startSync(context.client, toRequest(request.body));
      const result = await resultInTime(context, started, request.query.wait);
      if (result !== null) return await reply.status(statusOf(result)).send(result);
      return await reply.status(202).send({ ...started, links: linksOf(context, started) });
    });
}

function toRequest(body: (typeof startSyncBody)['_output']): SyncRequest {
  const { responseId, trigger, dryRun = false, collection = null, force = false } = body;
  return { responseId, trigger, dryRun, collection, force };
}

async function resultInTime(context: ApiContext, started: StartedSync, seconds: number): Promise<SyncResult | null> {
  if (seconds === 0) return null;
  const signal = AbortSignal.timeout(seconds * 1_000);
  try {
    return await awaitSync(context.client, context.syncLog, started, signal);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** So that a program that looks only at the status is never misled (design, section 5). */
function statusOf(result: SyncResult): number {
  if (isSynced(result.outcome)) return 200;
  if (result.outcome === 'cancelled') return 409;
  return result.outcome === 'failed' ? 502 : 422;
}
