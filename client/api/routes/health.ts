import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiContext } from '../context.ts';
import { createReadiness } from '../readiness.ts';
import { health, readiness } from '../schemas/health.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';

const healthSchema = {
  operationId: 'health',
  tags: ['Operations'],
  summary: 'Whether the process is alive',
  response: { ...problems(), 200: answer('It is.', health) },
};

const readySchema = {
  operationId: 'ready',
  tags: ['Operations'],
  summary: 'Whether the API can do its work',
  description:
    'Asks Temporal and the sync log, and at most every 30 seconds the upstreams for their keys where this process ' +
    'knows them. A key that is refused makes it unavailable; an upstream that is away does not.',
  response: {
    ...problems(),
    200: answer('It can.', readiness),
    503: answer('It cannot; the part that is unavailable says why.', readiness),
  },
};

/** GET /health: this process is alive. GET /ready: and it can do its work, part by part; 503 where it cannot. */
export function addHealth(server: FastifyInstance, context: ApiContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const ask = createReadiness(context);
  typed.get('/health', { schema: healthSchema }, async () => ({ status: 'ok' as const }));
  typed.get('/ready', { schema: readySchema }, async (_request, reply) => {
    const told = await ask();
    return await reply.status(told.status === 'ok' ? 200 : 503).send(told);
  });
}
