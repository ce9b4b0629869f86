/** What the mapping commands work with: where collections come from, and iPaaS.com itself where it is asked. */
import { readEnvironment, type Environment } from '../../config/read-environment.ts';
import { withSandboxCredentials } from '../../config/sandbox-credentials.ts';
import { readMappingSettings, type MappingSettings } from '../../config/settings.ts';
import { openMappingCollections } from '../../connectors/ipaas/mapping-collections.ts';
import { openMappingView, type MappingView } from '../../connectors/ipaas/mapping-view.ts';
import type { CollectionSources } from '../load-collections.ts';
import { readWithSandbox } from './read-with-sandbox.ts';

export interface OpenIpaas {
  sources: CollectionSources;
  /** Null where iPaaS.com is not to be asked. */
  view: MappingView | null;
}

/** @throws SettingsError */
export function openIpaas(): OpenIpaas {
  const { customFieldLookUp, ...settings } = readWithSandbox(readWithLookUp);
  return { sources: sourcesOf(settings), view: openMappingView(settings.ipaas, customFieldLookUp) };
}

/** As `openIpaas`, but without a call, and so without credentials. @throws SettingsError */
export function openOffline(): OpenIpaas {
  const settings = readMappingSettings(withoutCredentials(readEnvironment()));
  return { sources: { ...sourcesOf(settings), fetch: null }, view: null };
}

/** For commands that need iPaaS.com only where MAPPING_COLLECTION_IDS names some of its collections. @throws SettingsError */
export function openAsNeeded(): OpenIpaas {
  const offline = openOffline();
  return offline.sources.ids.length === 0 ? offline : openIpaas();
}

/** Switched off is only the creating of custom fields; they can be looked up all the same. */
function readWithLookUp(environment: Environment): MappingSettings & {
  customFieldLookUp: MappingSettings['ipaas']['customFieldApi'];
} {
  const withLookUp = readMappingSettings({ ...environment, IPAAS_CUSTOM_FIELDS: 'on' });
  return { ...readMappingSettings(environment), customFieldLookUp: withLookUp.ipaas.customFieldApi };
}

/** Nothing is called with what stands in for them. */
function withoutCredentials(environment: Environment): Environment {
  return withSandboxCredentials({ ...environment, OPENAI_API_KEY: '', IPAAS_API_KEY: '', IPAAS_EMAIL: '' });
}

/** Nothing is asked before a collection of iPaaS.com is fetched. */
export function sourcesOf({ ipaas, mappingDirectory, mappingCollectionIds }: MappingSettings): CollectionSources {
  const remote = openMappingCollections(ipaas);
  const fetch = async (id: number, signal: AbortSignal): Promise<unknown> => await remote.fetch(id, signal);
  return { directory: mappingDirectory, ids: mappingCollectionIds, fetch };
}
