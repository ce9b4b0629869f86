import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { builtInCollection } from '../../../mapping/sources/collections.ts';
import type { OriginReading } from '../../../mapping/sources/read-collections.ts';
import { loadCollections } from '../../load-collections.ts';
import type { ApiContext } from '../context.ts';
import { collectionList } from '../schemas/catalogue.ts';
import { problems } from '../schemas/problem.ts';
import { answer } from '../schemas/words.ts';

const schema = {
  operationId: 'listCollections',
  tags: ['About'],
  summary: 'The mapping collections',
  description: 'The collections that a sync can name, as a worker would load them, and what is wrong with them.',
  response: { 200: answer('The collections, and what is wrong with them.', collectionList), ...problems() },
};

/** GET /v1/collections: what a sync can be mapped by. */
export function addListCollections(server: FastifyInstance, context: ApiContext): void {
  server.withTypeProvider<ZodTypeProvider>().get('/v1/collections', { schema }, async () => {
    return describe(await loadCollections(context.collections, null));
  });
}

/** Of two that have one name, the later one counts, as it does for a worker. */
function describe(readings: readonly OriginReading[]) {
  const inUse = readings.filter(
    ({ name, collection }, index) =>
      collection === null ||
      !readings.slice(index + 1).some((later) => later.name === name && later.collection !== null),
  );
  return {
    items: inUse.flatMap(({ collection }) =>
      collection === null
        ? []
        : [
            {
              ...collection.identity,
              origin: collection.origin,
              enabled: collection.enabled,
              isDefault: collection.identity.name === builtInCollection,
            },
          ],
    ),
    problems: inUse.flatMap(({ findings }) => findings),
  };
}
