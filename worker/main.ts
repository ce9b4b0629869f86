/** The process that runs workflows and activities: `npm run worker`. SIGINT or SIGTERM end it after the work in hand. */
import { NativeConnection } from '@temporalio/worker';
import { readEnvironment } from '../config/read-environment.ts';
import { readMappingSettings, readWorkerSettings } from '../config/settings.ts';
import { readTemporalConnection } from '../config/temporal-connection.ts';
import { openMappingView } from '../connectors/ipaas/mapping-view.ts';
import { lastWords } from '../customer/plain-error.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import { checkMappings } from './check-mappings.ts';
import { createWorkers } from './create-workers.ts';
import { ensureSearchAttributes } from './ensure-search-attributes.ts';
import { openRooms } from './open-rooms.ts';
import { installRuntime } from './runtime.ts';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const settings = readWorkerSettings(environment);
  const { namespace, connectionOptions } = readTemporalConnection(environment);
  const rooms = await openRooms(settings);
  // Not before: a runtime that nothing was opened in keeps the process alive and answers no signal.
  installRuntime(settings);
  const connection = await NativeConnection.connect(connectionOptions).catch((cause: unknown) => {
    throw new SyncFailure('TemporalUnavailable', `No Temporal server answers at ${connectionOptions.address}.`, {
      cause,
    });
  });
  const ending = new AbortController();
  try {
    await ensureSearchAttributes(connection, namespace);
    const workers = await createWorkers(connection, namespace, rooms, {
      openaiPerSecond: settings.openai.requestsPerSecond,
      ipaasPerSecond: settings.ipaas.requestsPerSecond,
    });
    const running = Promise.all(workers.map((worker) => worker.run()));
    console.log(`worker ready: ${connectionOptions.address}, namespace ${namespace}`);
    // Switched off is only the creating of custom fields; they can be looked up all the same.
    const lookUp = readMappingSettings({ ...environment, IPAAS_CUSTOM_FIELDS: 'on' }).ipaas.customFieldApi;
    void checkMappings(rooms.collections.readings(), openMappingView(settings.ipaas, lookUp), {
      loadedIds: settings.mappingCollectionIds,
      signal: ending.signal,
    });
    await running;
  } finally {
    ending.abort();
    await connection.close();
    await rooms.syncLog.close();
  }
}

main().catch((error: unknown) => {
  console.error(lastWords(error));
  process.exitCode = 1;
});
