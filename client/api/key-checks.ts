/** Whether the upstreams accept their keys, as far as the API process knows them; it needs none for its own work. */
import { SettingsError, type Environment } from '../../config/read-environment.ts';
import { readWorkerSettings, type WorkerSettings } from '../../config/settings.ts';
import { createIpaasConnector } from '../../connectors/ipaas/connector.ts';
import { createOpenAIConnector } from '../../connectors/openai/connector.ts';
import type { UpstreamSystem } from '../../customer/sync-failure.ts';

/** Passes where the key is accepted. @throws SyncFailure; the signal's reason where it was aborted */
export type KeyCheck = (signal: AbortSignal) => Promise<void>;

export type KeyChecks = Partial<Record<UpstreamSystem, KeyCheck>>;

/** The checks of both keys where the process has the settings of a worker, else none. */
export function keyChecks(environment: Environment): KeyChecks {
  const settings = settingsIfThere(environment);
  if (settings === null) return {};
  const { apiKey, baseUrl } = settings.openai;
  const openai = createOpenAIConnector({ apiKey, baseUrl });
  const ipaas = createIpaasConnector(settings.ipaas);
  return { openai: (signal) => openai.checkKey(signal), ipaas: (signal) => ipaas.checkCredentials(signal) };
}

function settingsIfThere(environment: Environment): WorkerSettings | null {
  try {
    return readWorkerSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return null;
    throw error;
  }
}
