import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { startSync } from '../../start-sync.ts';
import { answerOnce } from '../answer-once.ts';
import type { ApiContext } from '../context.ts';
import { problemOf } from '../problem.ts';
import { readNotification } from '../read-notification.ts';
import { hookAnswer, hookBody, type HookEntry, type HookNotification } from '../schemas/hooks.ts';
import { problems } from '../schemas/problem.ts';
import { idempotencyHeaders } from '../schemas/start-sync.ts';
import { answer } from '../schemas/words.ts';

/** 3,000 notifications with all their fields. */
const largestBodyBytes = 1024 * 1024;
const startedAtOnce = 20;

const schema = {
  operationId: 'receiveHooks',
  tags: ['Hooks'],
  summary: "Receive iPaaS.com's hooks",
  description:
    "iPaaS.com's own hook body: Customer Create and Customer Update triggers. `/debug` on a scope asks for priority and " +
    'keeps what the sync saw in its result. 503 where Temporal cannot take all of them: send the whole body again, what ' +
    'was started is joined.',
  body: hookBody,
  headers: idempotencyHeaders,
  response: {
    202: answer('One entry for each notification.', hookAnswer),
    ...problems(409, 413, 415, 422, 503),
  },
};

/** POST /v1/hooks */
export function addHooks(server: FastifyInstance, context: ApiContext): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .post('/v1/hooks', { schema, bodyLimit: largestBodyBytes }, async (request, reply) => {
      return await answerOnce(context.syncLog.idempotency, request, reply, async () => {
        const notifications = await acceptAll(context, request.body.notifications);
        return { status: 202, location: null, body: { notifications } };
      });
    });
}

/** @throws SyncFailure TemporalUnavailable where one could not be started */
async function acceptAll(context: ApiContext, notifications: readonly HookNotification[]): Promise<HookEntry[]> {
  const entries: HookEntry[] = [];
  for (let from = 0; from < notifications.length; from += startedAtOnce) {
    const some = notifications.slice(from, from + startedAtOnce);
    entries.push(...(await Promise.all(some.map(async (notification) => await accept(context, notification)))));
  }
  return entries;
}

async function accept({ client }: ApiContext, notification: HookNotification): Promise<HookEntry> {
  const about = { externalId: notification.external_id ?? null, scope: notification.scope ?? null };
  try {
    const { syncId, workflowId } = await startSync(client, readNotification(notification));
    return { ...about, status: 'accepted', syncId, workflowId };
  } catch (error) {
    const isRefusal = error instanceof SyncFailure && (error.code === 'InvalidInput' || error.code === 'InvalidId');
    if (!isRefusal) throw error;
    return { ...about, status: 'refused', problem: problemOf(error) };
  }
}
