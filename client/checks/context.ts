/** What the checks look at: settings, both systems, Temporal, the sync log and the mapping collections. */
import type { Client } from '@temporalio/client';
import type { Environment } from '../../config/read-environment.ts';
import { withSandboxCredentials } from '../../config/sandbox-credentials.ts';
import { readMappingSettings, readWorkerSettings, type MappingSettings } from '../../config/settings.ts';
import { openAccessView, type AccessView } from '../../connectors/ipaas/access-view.ts';
import type { Credentials } from '../../connectors/ipaas/credentials.ts';
import { openAccess } from '../../connectors/ipaas/credentials-access.ts';
import { openMappingCollections } from '../../connectors/ipaas/mapping-collections.ts';
import { openMappingView, type MappingView } from '../../connectors/ipaas/mapping-view.ts';
import type { OriginReading } from '../../mapping/sources/read-collections.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { loadCollections, type CollectionSources } from '../load-collections.ts';
import { once } from './once.ts';

export interface CheckSources {
  environment: Environment;
  client: Client;
  /** Opens the sync log, or gives the one that is open. @throws Error where it cannot be opened */
  syncLog(): Promise<Pick<SyncLog, 'ping' | 'leases'>>;
}

export interface CheckedIpaas {
  settings: MappingSettings;
  /** The settings as they are once a token is there: no other login is needed. */
  withToken: MappingSettings['ipaas'];
  access: AccessView;
  view: MappingView;
}

/** For one run of all checks: what several of them need is asked for once. */
export interface CheckContext extends CheckSources {
  /** @throws SettingsError */
  openai(): { apiKey: string; baseUrl: string };
  /** @throws SettingsError, without any call */
  mappingSettings(): MappingSettings;
  /** Logs in where a user is configured. @throws SettingsError, SyncFailure */
  ipaas(): Promise<CheckedIpaas>;
  /** The collections as a worker would load them. @throws SettingsError, SyncFailure MappingInvalid */
  readings(): Promise<OriginReading[]>;
  /** MAPPING_COLLECTION_IDS. @throws SettingsError */
  loadedIds(): readonly number[];
}

/**
 * Where no credentials are set, the sandbox is meant, as with every command.
 * @returns opens a run of the checks. A login is kept from run to run, so that a wrong password is not tried each time
 * @throws SettingsError where a port of the sandbox is none
 */
export function prepareChecks(sources: CheckSources): () => CheckContext {
  const environment = withSandboxCredentials(sources.environment);
  let credentials: Credentials | null = null;
  const mappingSettings = (): MappingSettings => readMappingSettings(environment);
  const openIpaas = async (): Promise<CheckedIpaas> => {
    const settings = mappingSettings();
    credentials ??= openAccess(settings.ipaas, settings.ipaas);
    const withToken = { ...settings.ipaas, apiKey: await credentials.token(new AbortController().signal) };
    const lookUp = readMappingSettings({ ...environment, IPAAS_CUSTOM_FIELDS: 'on' }).ipaas.customFieldApi;
    const access = openAccessView(settings.ipaas, credentials);
    return { settings, withToken, access, view: openMappingView(withToken, lookUp) };
  };
  return () => {
    const ipaas = once(openIpaas);
    return {
      ...sources,
      environment,
      openai: () => readOpenAI(environment),
      mappingSettings,
      ipaas,
      readings: once(async () => await loadCollections(await collectionSources(environment, ipaas), null)),
      loadedIds: () => readMapping(environment).mappingCollectionIds,
    };
  };
}

/** Read alone: what is wrong with iPaaS.com's settings is told by its own check. */
function readOpenAI({ OPENAI_API_KEY, OPENAI_BASE_URL }: Environment): ReturnType<CheckContext['openai']> {
  return readWorkerSettings({ ...withSandboxCredentials({}), OPENAI_API_KEY, OPENAI_BASE_URL }).openai;
}

/** The same for what files and ids are to be loaded. */
function readMapping({ MAPPING_DIR, MAPPING_COLLECTION_IDS }: Environment): MappingSettings {
  return readMappingSettings(withSandboxCredentials({ MAPPING_DIR, MAPPING_COLLECTION_IDS }));
}

/** An iPaaS.com that lets nobody in leaves the files to be checked. */
async function collectionSources(
  environment: Environment,
  ipaas: () => Promise<CheckedIpaas>,
): Promise<CollectionSources> {
  const { mappingDirectory: directory, mappingCollectionIds: ids } = readMapping(environment);
  const opened = ids.length === 0 ? null : await ipaas().catch(() => null);
  if (opened === null) return { directory, ids, fetch: null };
  const remote = openMappingCollections(opened.withToken);
  return { directory, ids, fetch: async (id, signal) => await remote.fetch(id, signal) };
}
