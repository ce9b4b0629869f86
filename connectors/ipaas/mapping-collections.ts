/** The mapping collections that a company keeps in iPaaS.com. They are read, never written. */
import { SyncFailure } from '../../customer/sync-failure.ts';
import { collectionSummarySchema, type CollectionSummary } from './collection-summary.ts';
import { openAccess, type IpaasAccess } from './credentials-access.ts';
import { createIpaasHttp, type IpaasApi, type IpaasSession } from './http.ts';
import type { IpaasAddress } from './http-client.ts';
import { unreadable } from './read-answer.ts';
import { parseJson } from './read-json.ts';
import { findPages } from './read-pages.ts';

export type { CollectionSummary } from './collection-summary.ts';

export type MappingCollectionsSettings = IpaasAddress &
  IpaasAccess & {
    /** The call that lists them, which is not documented; below the address of its API. */
    collectionsPath: { api: IpaasApi; path: string };
  };

export interface MappingCollections {
  /**
   * One collection, as iPaaS.com answers with it; its shape is not checked here.
   * @throws SyncFailure MappingInvalid where iPaaS.com has none of this id; the signal's reason where it was aborted
   */
  fetch(id: number, signal: AbortSignal): Promise<unknown>;
  /**
   * @returns all collections of the company, whatever their type; null where iPaaS.com has no such list, so that what
   *   is in it could not be checked
   * @throws SyncFailure; the signal's reason where it was aborted
   */
  list(signal: AbortSignal): Promise<CollectionSummary[] | null>;
}

export function openMappingCollections(settings: MappingCollectionsSettings): MappingCollections {
  const openSession = createIpaasHttp({ ...settings, credentials: openAccess(settings, settings) });
  return {
    fetch: async (id, signal) => await fetchCollection(openSession(crypto.randomUUID(), signal), id),
    list: async (signal) => await listCollections(openSession(crypto.randomUUID(), signal), settings.collectionsPath),
  };
}

/** The path is documented (reference: ipaas-api.md, section 1.3). */
async function fetchCollection(session: IpaasSession, id: number): Promise<unknown> {
  const path = `v2/MappingCollection/${id}`;
  const answer = await session.find({
    api: 'subscriptions',
    method: 'GET',
    path,
    action: 'read the mapping collection',
  });
  if (answer === null) {
    throw new SyncFailure(
      'MappingInvalid',
      `iPaaS.com has no mapping collection with the id ${id}. Check MAPPING_COLLECTION_IDS.`,
    );
  }
  const json = parseJson(answer.body);
  if (json === undefined) throw unreadable(answer, `to the mapping collection ${id} is not JSON`);
  return json;
}

/** Inferred: one record has a path in the singular, the list one in the plural (reference, section 1.2). */
async function listCollections(
  session: IpaasSession,
  endpoint: MappingCollectionsSettings['collectionsPath'],
): Promise<CollectionSummary[] | null> {
  const request = { ...endpoint, method: 'GET', action: 'list the mapping collections' } as const;
  try {
    return await findPages(session, request, collectionSummarySchema);
  } catch (failure) {
    if (isAnyNotFound(failure)) return null;
    throw failure;
  }
}

/** A path that is not there may be answered by a web page of whatever stands before the API. */
function isAnyNotFound(failure: unknown): boolean {
  return failure instanceof SyncFailure && failure.code === 'UpstreamMisconfigured' && failure.upstream?.status === 404;
}
