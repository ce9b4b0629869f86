import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { failureEntry, failures, isFailureCode } from '../../../customer/failures.ts';
import { errorList } from '../schemas/catalogue.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'listErrors',
  tags: ['About'],
  summary: 'The catalogue of errors',
  description: 'Every code that a sync or a request can end with: what it means and what to do.',
  response: { 200: answer('The catalogue.', errorList), ...problems() },
};

/** GET /v1/errors: the catalogue. */
export function addListErrors(server: FastifyInstance): void {
  const items = Object.keys(failures)
    .filter(isFailureCode)
    .map((code) => ({ code, ...failureEntry(code) }));
  server.withTypeProvider<ZodTypeProvider>().get('/v1/errors', { schema }, async () => ({ items }));
}
