import { fastify, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { ApiContext } from './context.ts';
import { guardApi } from './access/guard.ts';
import { answerUnroutable, handleErrors } from './handle-errors.ts';
import { limitArrival } from './limit-arrival.ts';
import { observeRequests } from './observe-requests.ts';
import { describeApi } from './openapi.ts';
import { addReferencePage } from './reference-page.ts';
import { addCancelSync } from './routes/cancel-sync.ts';
import { addChecks } from './routes/checks.ts';
import { addControlBulk } from './routes/control-bulk.ts';
import { addExportBulk } from './routes/export-bulk.ts';
import { addExportSyncs } from './routes/export-syncs.ts';
import { addFollowBulk } from './routes/follow-bulk.ts';
import { addFollowFeed } from './routes/follow-feed.ts';
import { addFollowSync } from './routes/follow-sync.ts';
import { addHealth } from './routes/health.ts';
import { addHooks } from './routes/hooks.ts';
import { addListBudgets } from './routes/list-budgets.ts';
import { addListBulks } from './routes/list-bulks.ts';
import { addListCollections } from './routes/list-collections.ts';
import { addListErrors } from './routes/list-errors.ts';
import { addListSyncs } from './routes/list-syncs.ts';
import { addMetrics } from './routes/metrics.ts';
import { addPage } from './routes/page.ts';
import { addReadBulk } from './routes/read-bulk.ts';
import { addReadSync } from './routes/read-sync.ts';
import { addRetryBulk } from './routes/retry-bulk.ts';
import { addRetrySync } from './routes/retry-sync.ts';
import { addStartBulk } from './routes/start-bulk.ts';
import { addStartSync } from './routes/start-sync.ts';
import { addSecureHeaders } from './secure-headers.ts';
import { takeEmptyBodies } from './take-empty-bodies.ts';

const largestBodyBytes = 64 * 1024;
const largestHeaderBytes = 16 * 1024;
const mostHeaders = 100;
/** Event streams keep theirs open. */
const mostConnections = 2_000;
/** For a request to arrive; its answer may take longer. */
const longestRequestMs = 30_000;
/** A list of a million ids goes into the sync log while it arrives. */
const longestUploadMs = 15 * 60_000;

/** The HTTP API, not yet listening. */
export async function createApi(
  context: ApiContext,
  logger: NonNullable<FastifyServerOptions['logger']>,
): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: largestBodyBytes,
    forceCloseConnections: 'idle',
    requestTimeout: longestUploadMs,
    http: { maxHeaderSize: largestHeaderBytes },
    frameworkErrors: answerUnroutable,
    logger,
  });
  server.server.maxHeadersCount = mostHeaders;
  server.server.headersTimeout = longestRequestMs;
  limitArrival(server.server, longestRequestMs);
  server.server.maxConnections = mostConnections;
  server.setValidatorCompiler(validatorCompiler);
  // The types say what a route may answer, and tests hold every answer against the description; a check of each answer
  // while it is written would cost more than all else a list does.
  server.setSerializerCompiler(() => JSON.stringify);
  // A caller that keeps its connection open would hold up the end of the process by that long.
  server.addHook('onSend', async (_request, reply) => {
    if (context.stopping.aborted) reply.header('connection', 'close');
  });
  takeEmptyBodies(server);
  handleErrors(server);
  await addSecureHeaders(server);
  await guardApi(server, context.guard);
  await describeApi(server);
  await addReferencePage(server);
  observeRequests(server, context);
  addPage(server);
  addHealth(server, context);
  addMetrics(server, context);
  addStartSync(server, context);
  addReadSync(server, context);
  addFollowSync(server, context);
  addRetrySync(server, context);
  addCancelSync(server, context);
  await addStartBulk(server, context, longestUploadMs);
  addReadBulk(server, context);
  addFollowBulk(server, context);
  addExportBulk(server, context);
  addControlBulk(server, context);
  addRetryBulk(server, context);
  addListBulks(server, context);
  addHooks(server, context);
  addListSyncs(server, context);
  addFollowFeed(server, context);
  addExportSyncs(server, context);
  addListCollections(server, context);
  addListErrors(server);
  addChecks(server, context);
  addListBudgets(server, context);
  return server;
}
