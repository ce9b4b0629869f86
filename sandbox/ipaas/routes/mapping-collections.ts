/** Mapping collections: one is documented, the list is the project's assumption. */
import type { Reply, RoutedRequest } from '../../http/messages.ts';
import { pathId } from '../body.ts';
import { idNotFound } from '../errors.ts';
import { collectionInList } from '../mapping-collections.ts';
import { pageReply } from '../page.ts';
import type { IpaasRecords } from '../records.ts';

export function getMappingCollection({ mappingCollections }: IpaasRecords, request: RoutedRequest): Reply {
  const id = pathId(request);
  const collection = mappingCollections.get(id);
  if (collection === null) throw idNotFound(id);
  return { status: 200, body: collection };
}

export function listMappingCollections(records: IpaasRecords, request: RoutedRequest): Reply {
  return pageReply(records.switches.current(), request, records.mappingCollections.all(), collectionInList);
}
