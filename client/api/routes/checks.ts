import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiContext } from '../context.ts';
import { checklistReport } from '../schemas/checks.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'runChecks',
  tags: ['About'],
  summary: 'The checklist',
  description:
    'Whether everything is in place for syncs: settings, keys, mapping, Temporal, workers. Kept for 15 seconds.',
  response: { 200: answer('The checklist, whatever it says.', checklistReport), ...problems() },
};

/** GET /v1/checks */
export function addChecks(server: FastifyInstance, { checks }: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().get('/v1/checks', { schema }, async () => await checks());
}
