import type { WorkerSettings } from '../config/settings.ts';
import { createIpaasConnector, type IpaasConnector } from '../connectors/ipaas/connector.ts';
import { openMappingCollections } from '../connectors/ipaas/mapping-collections.ts';
import { createOpenAIConnector, type OpenAIConnector } from '../connectors/openai/connector.ts';
import type { OnUpstreamCall } from '../connectors/upstream-call.ts';
import type { LinkSettings } from '../customer/sync-links.ts';
import { openCollections, type Collections } from '../mapping/sources/collections.ts';
import { openSyncLog } from '../sync-log/open-sync-log.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { openBudgets, type Budgets } from './open-budgets.ts';

/** Everything the activities work with, opened once for the process. */
export interface Rooms {
  openai: OpenAIConnector;
  ipaas: IpaasConnector;
  collections: Collections;
  /** Our subscription in iPaaS.com. */
  systemId: number;
  syncLog: SyncLog;
  /** Null where the upstreams may be asked as fast as it goes. */
  budgets: Budgets | null;
  links: LinkSettings;
  /** Records of bulks that this process syncs at the same time. */
  recordsAtOnce: number;
}

export interface RoomOptions {
  /** Hears of every request to an upstream. */
  onCall?: OnUpstreamCall;
  /** Keep to the request budgets, which all workers with this sync log share. */
  withBudgets?: boolean;
}

/**
 * @throws SyncFailure MappingInvalid where a mapping collection cannot be used
 * @throws SyncLogError where the sync log cannot be opened
 */
export async function openRooms(settings: WorkerSettings, options: RoomOptions = {}): Promise<Rooms> {
  const syncLog = await openSyncLog(settings.syncLogUrl);
  const budgets = options.withBudgets === true ? await openBudgets(settings, syncLog) : null;
  try {
    return { ...(await openUpstreams(settings, budgets, options.onCall)), ...ofSettings(settings), syncLog, budgets };
  } catch (error) {
    await closeRooms({ budgets, syncLog });
    throw error;
  }
}

type Upstreams = Pick<Rooms, 'openai' | 'ipaas' | 'collections'>;

async function openUpstreams(
  settings: WorkerSettings,
  budgets: Budgets | null,
  onCall: OnUpstreamCall | undefined,
): Promise<Upstreams> {
  const { openai, ipaas, mappingCollectionIds: ids } = settings;
  const { apiKey, baseUrl, rememberKeyForMs } = openai;
  const toOpenai = { apiKey, baseUrl, rememberKeyForMs, onCall, budget: budgets?.openai };
  const toIpaas = { ...ipaas, onCall, budget: budgets?.ipaas };
  const inIpaas = openMappingCollections(toIpaas);
  const fetch = async (id: number, signal: AbortSignal) => await inIpaas.fetch(id, signal);
  return {
    openai: createOpenAIConnector(toOpenai),
    ipaas: createIpaasConnector(toIpaas),
    collections: await openCollections({ directory: settings.mappingDirectory, remote: { ids, fetch } }),
  };
}

function ofSettings({ ipaas, temporalUiUrl, apiUrl, bulkConcurrency }: WorkerSettings) {
  return { systemId: ipaas.systemId, links: { temporalUiUrl, apiUrl }, recordsAtOnce: bulkConcurrency };
}

/** Ends what the rooms keep open. */
export async function closeRooms({ budgets, syncLog }: Pick<Rooms, 'budgets' | 'syncLog'>): Promise<void> {
  await Promise.all([budgets?.openai.close(), budgets?.ipaas.close()]);
  await syncLog.close();
}
