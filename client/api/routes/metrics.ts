import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { problems } from '../schemas/problem.ts';
import { addStateMetrics } from '../state-metrics.ts';

const schema = {
  operationId: 'metrics',
  tags: ['Operations'],
  summary: 'Metrics of this process for Prometheus',
  response: {
    ...problems(),
    200: { description: "Prometheus' text format.", content: { 'text/plain': { schema: z.string() } } },
  },
};

/** GET /metrics: what this process has counted and timed. The worker shows its own at WORKER_METRICS_ADDRESS. */
export function addMetrics(server: FastifyInstance, context: ApiContext): void {
  addStateMetrics(context);
  const { registry } = context.metrics;
  server.withTypeProvider<ZodTypeProvider>().get('/metrics', { schema }, async (_request, reply) => {
    return await reply.type(registry.contentType).send(await registry.metrics());
  });
}
