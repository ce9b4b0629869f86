import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Environment } from './read-environment.ts';

export interface TemporalConnectionSettings {
  namespace: string;
  connectionOptions: NonNullable<ReturnType<typeof loadClientConnectConfig>['connectionOptions']> & { address: string };
}

/**
 * Where the Temporal server is and how to speak to it, by the SDK's own environment configuration (TEMPORAL_ADDRESS,
 * TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS…, or a profile file). Without any: this machine's development
 * server on TEMPORAL_PORT (default 7233).
 */
export function readTemporalConnection(environment: Environment): TemporalConnectionSettings {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && value !== '') given[name] = value;
  }
  const loaded = loadClientConnectConfig({ overrideEnvVars: given });
  const address = loaded.connectionOptions.address ?? `127.0.0.1:${given.TEMPORAL_PORT ?? '7233'}`;
  return { namespace: loaded.namespace ?? 'default', connectionOptions: { ...loaded.connectionOptions, address } };
}
