/** The process that serves the HTTP API: `npm run api`. SIGINT or SIGTERM end it after the requests in hand. */
import { readEnvironment, SettingsError } from '../../config/read-environment.ts';
import { readApiSettings, type ApiSettings } from '../../config/settings.ts';
import { lastWords } from '../../customer/plain-error.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import { cachedChecks } from '../checks/cached-checks.ts';
import { connectTemporal } from '../connect-temporal.ts';
import { collectionSources } from './collection-sources.ts';
import { keyChecks } from './key-checks.ts';
import { countStarts, createApiMetrics } from './metrics.ts';
import { requestLog } from './request-log.ts';
import { createApi } from './server.ts';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const settings = readApiSettings(environment);
  const syncLog = await openSyncLog(settings.syncLogUrl);
  const metrics = createApiMetrics();
  const client = connectTemporal(environment, [countStarts(metrics)]);
  const stopping = new AbortController();
  let apiUrl: string | null = null;
  const links = () => ({ temporalUiUrl: settings.temporalUiUrl, apiUrl });
  const server = await createApi(
    {
      client,
      syncLog,
      links,
      collections: collectionSources(environment),
      checks: cachedChecks({ environment, client, syncLog: async () => syncLog }),
      keyChecks: keyChecks(environment),
      metrics,
      guard: settings,
      stopping: stopping.signal,
    },
    requestLog(settings.logLevel),
  );

  const stop = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    await server.close();
    await client.connection.close();
    await syncLog.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().catch(fail));

  try {
    apiUrl = await server.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    await stop();
    throw explainListening(error, settings);
  }
  console.log(`api ready: ${apiUrl}`);
}

/** The two ways in which a port cannot be had, as a sentence with a way out. */
function explainListening(error: unknown, { port }: ApiSettings): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new SettingsError(`Port ${port} is in use. Stop what uses it, or set API_PORT to another port.`);
  }
  if (code === 'EACCES') {
    return new SettingsError(`Port ${port} may not be used by this account. Set API_PORT to a port above 1023.`);
  }
  return error;
}

function fail(error: unknown): void {
  console.error(lastWords(error));
  process.exitCode = 1;
}

main().catch(fail);
