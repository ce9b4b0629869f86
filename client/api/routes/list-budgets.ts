import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiContext } from '../context.ts';
import { budgetList } from '../schemas/budgets.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'listBudgets',
  tags: ['Operations'],
  summary: 'The request budgets',
  description:
    'How fast each upstream may be asked, by all workers together, and how that stands: after a 429 everybody goes ' +
    'slower for a while.',
  response: { 200: answer('The budgets.', budgetList), ...problems(503) },
};

/** GET /v1/budgets */
export function addListBudgets(server: FastifyInstance, { syncLog }: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().get('/v1/budgets', { schema }, async () => {
    return { items: await syncLog.budgets.states() };
  });
}
