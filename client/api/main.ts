/** The process that serves the HTTP API: `npm run api`. SIGINT or SIGTERM end it after the requests in hand. */
import { readEnvironment, SettingsError } from '../../config/read-environment.ts';
import { readApiSettings } from '../../config/settings.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import { connectTemporal } from '../connect-temporal.ts';
import { createApi } from './server.ts';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const settings = readApiSettings(environment);
  const syncLog = await openSyncLog(settings.syncLogUrl);
  const client = connectTemporal(environment);
  let address = `http://${settings.host}:${settings.port}`;
  const server = createApi(
    { client, syncLog, temporalUiUrl: settings.temporalUiUrl, apiUrl: () => address },
    {
      level: settings.logLevel,
      stream: process.stderr,
      redact: ['req.headers', 'req.query'],
      serializers: { req: pathOnly },
    },
  );

  const stop = async (): Promise<void> => {
    await server.close();
    await client.connection.close();
    await syncLog.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

  address = await server
    .listen({ host: settings.host, port: settings.port })
    .catch(async (error: NodeJS.ErrnoException) => {
      await stop();
      if (error.code !== 'EADDRINUSE') throw error;
      throw new SettingsError(`Port ${settings.port} is in use. Stop what uses it, or set API_PORT to another port.`);
    });
  console.log(`api ready: ${address}`);
}

/** Query strings may hold customer numbers; a log line needs only method and path. */
function pathOnly(request: { method: string; url: string }): { method: string; path: string } {
  return { method: request.method, path: request.url.split('?')[0] ?? '' };
}

main().catch((error: unknown) => {
  console.error(
    error instanceof SettingsError || !(error instanceof Error)
      ? String(error instanceof Error ? error.message : error)
      : error.stack,
  );
  process.exitCode = 1;
});
