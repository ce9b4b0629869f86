import type { Environment } from '../../config/read-environment.ts';
import { withSandboxCredentials } from '../../config/sandbox-credentials.ts';
import { readMappingSettings } from '../../config/settings.ts';
import { openMappingCollections } from '../../connectors/ipaas/mapping-collections.ts';
import type { CollectionSources } from '../load-collections.ts';

/**
 * Where a worker of the same environment has its mapping collections from. Without credentials of iPaaS.com, which the
 * API itself does not need, only files.
 * @throws SettingsError
 */
export function collectionSources(environment: Environment): CollectionSources {
  const mayAsk = Boolean(environment.IPAAS_API_KEY) || Boolean(environment.IPAAS_EMAIL);
  const settings = readMappingSettings(
    mayAsk ? environment : withSandboxCredentials({ ...environment, OPENAI_API_KEY: '' }),
  );
  const remote = openMappingCollections(settings.ipaas);
  return {
    directory: settings.mappingDirectory,
    ids: settings.mappingCollectionIds,
    fetch: mayAsk ? async (id, signal) => await remote.fetch(id, signal) : null,
  };
}
