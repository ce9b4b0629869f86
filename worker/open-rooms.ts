import type { WorkerSettings } from '../config/settings.ts';
import { createIpaasConnector, type IpaasConnector } from '../connectors/ipaas/connector.ts';
import { openMappingCollections } from '../connectors/ipaas/mapping-collections.ts';
import { createOpenAIConnector, type OpenAIConnector } from '../connectors/openai/connector.ts';
import type { OnUpstreamCall } from '../connectors/upstream-call.ts';
import type { LinkSettings } from '../customer/sync-links.ts';
import { openCollections, type Collections } from '../mapping/sources/collections.ts';
import { openSyncLog } from '../sync-log/open-sync-log.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';

/** Everything the activities work with, opened once for the process. */
export interface Rooms {
  openai: OpenAIConnector;
  ipaas: IpaasConnector;
  collections: Collections;
  /** Our subscription in iPaaS.com. */
  systemId: number;
  syncLog: SyncLog;
  links: LinkSettings;
  /** Records of bulks that this process syncs at the same time. */
  recordsAtOnce: number;
}

/**
 * @param onCall hears of every request to an upstream
 * @throws SyncFailure MappingInvalid where a mapping collection cannot be used
 */
export async function openRooms(settings: WorkerSettings, onCall?: OnUpstreamCall): Promise<Rooms> {
  const { openai, ipaas, mappingCollectionIds: ids } = settings;
  const inIpaas = openMappingCollections({ ...ipaas, onCall });
  const fetch = async (id: number, signal: AbortSignal) => await inIpaas.fetch(id, signal);
  return {
    openai: createOpenAIConnector({ apiKey: openai.apiKey, baseUrl: openai.baseUrl, onCall }),
    ipaas: createIpaasConnector({ ...ipaas, onCall }),
    collections: await openCollections({ directory: settings.mappingDirectory, remote: { ids, fetch } }),
    systemId: ipaas.systemId,
    syncLog: await openSyncLog(settings.syncLogUrl),
    links: { temporalUiUrl: settings.temporalUiUrl, apiUrl: settings.apiUrl },
    recordsAtOnce: settings.bulkConcurrency,
  };
}
