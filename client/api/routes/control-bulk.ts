import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { cancelBulk, pauseBulk, resumeBulk } from '../../bulk/control-bulk.ts';
import type { ApiContext } from '../context.ts';
import { bulk, bulkParameters } from '../schemas/bulks.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';
import { tellBulk } from '../tell-bulk.ts';

const controls = [
  {
    name: 'pause',
    summary: 'Pause a bulk',
    description: 'Asks a bulk to begin nothing more; what has begun comes to its end.',
    ask: pauseBulk,
  },
  {
    name: 'resume',
    summary: 'Resume a bulk',
    description: 'Lets a paused bulk go on; one that runs is left as it is.',
    ask: resumeBulk,
  },
  {
    name: 'cancel',
    summary: 'Cancel a bulk',
    description: 'Asks a bulk to end: what has not begun is cancelled. What was written by then stays.',
    ask: cancelBulk,
  },
] as const;

/** POST /v1/bulk-syncs/{bulkId}/pause, …/resume and …/cancel */
export function addControlBulk(server: FastifyInstance, context: ApiContext): void {
  const { client, syncLog } = context;
  const routes = server.withTypeProvider<ZodTypeProvider>();
  for (const { name, summary, description, ask } of controls) {
    const schema = {
      operationId: `${name}Bulk`,
      tags: ['Bulks'],
      summary,
      description,
      params: bulkParameters,
      response: {
        202: answer('It was asked; the bulk as it is now, changed already where that came soon.', bulk),
        ...problems(404, 409, 413, 415, 503),
      },
    };
    routes.post(`/v1/bulk-syncs/:bulkId/${name}`, { schema }, async (request, reply) => {
      return await reply.status(202).send(tellBulk(context, await ask(client, syncLog, request.params.bulkId)));
    });
  }
}
