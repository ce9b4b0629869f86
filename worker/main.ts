/** The process that runs workflows and activities: `npm run worker`. SIGINT or SIGTERM end it after the work in hand. */
import { NativeConnection, Runtime } from '@temporalio/worker';
import { readEnvironment } from '../config/read-environment.ts';
import { readMappingSettings, readWorkerSettings } from '../config/settings.ts';
import { readTemporalConnection } from '../config/temporal-connection.ts';
import { openMappingView } from '../connectors/ipaas/mapping-view.ts';
import { lastWords } from '../customer/plain-error.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import { startRetention } from '../sync-log/start-retention.ts';
import { checkMappings } from './check-mappings.ts';
import { createWorkers } from './create-workers.ts';
import { ensureSearchAttributes } from './ensure-search-attributes.ts';
import { createWorkerMetrics, type WorkerMetrics } from './metrics.ts';
import { observeActivities } from './observe-activities.ts';
import { observeRecord } from './observe-record.ts';
import { observeUpstreamCall } from './observe-upstream-calls.ts';
import { closeRooms, openRooms } from './open-rooms.ts';
import { installRuntime } from './runtime.ts';
import { watchBudgets } from './watch-budgets.ts';
import { watchQueueAge } from './watch-queue-age.ts';
import { speedUpWorkflowThreads } from './workflow-threads.ts';

async function main(): Promise<void> {
  const environment = readEnvironment();
  const settings = readWorkerSettings(environment);
  const { namespace, connectionOptions } = readTemporalConnection(environment);
  let metrics: WorkerMetrics | null = null;
  const rooms = await openRooms(settings, {
    onCall: (call) => void (metrics && observeUpstreamCall(metrics, call)),
    withBudgets: true,
  });
  // Not before: a runtime that nothing was opened in keeps the process alive and answers no signal.
  installRuntime(settings);
  metrics = createWorkerMetrics(Runtime.instance().metricMeter);
  const connection = await NativeConnection.connect(connectionOptions).catch((cause: unknown) => {
    throw new SyncFailure('TemporalUnavailable', `No Temporal server answers at ${connectionOptions.address}.`, {
      cause,
    });
  });
  const ending = new AbortController();
  let retention = Promise.resolve();
  try {
    const { logger } = Runtime.instance();
    await ensureSearchAttributes(connection, namespace, (sentence) => logger.warn(sentence));
    const limits = {
      openaiPerSecond: settings.openai.limits.requestsPerSecond,
      ipaasPerSecond: settings.ipaas.limits.requestsPerSecond,
    };
    speedUpWorkflowThreads({ stackTraces: settings.workflowStackTraces });
    const workers = await createWorkers(connection, namespace, rooms, limits, {
      activityInterceptors: [observeActivities(metrics)],
      onRecordLogged: (result) => observeRecord(metrics, result),
    });
    const running = Promise.all(workers.map((worker) => worker.run()));
    console.log(`worker ready: ${connectionOptions.address}, namespace ${namespace}`);
    if (settings.metricsAddress !== null) void watchQueueAge(connection, namespace, metrics, ending.signal);
    if (rooms.budgets !== null) void watchBudgets(rooms.budgets, metrics, ending.signal);
    const say = (sentence: string): void => logger.info(sentence);
    retention = startRetention(rooms.syncLog, settings.retentionDays, ending.signal, say);
    // Switched off is only the creating of custom fields; they can be looked up all the same.
    const lookUp = readMappingSettings({ ...environment, IPAAS_CUSTOM_FIELDS: 'on' }).ipaas.customFieldApi;
    const toIpaas = { ...settings.ipaas, budget: rooms.budgets?.ipaas };
    void checkMappings(rooms.collections.readings(), openMappingView(toIpaas, lookUp), {
      loadedIds: settings.mappingCollectionIds,
      signal: ending.signal,
    });
    await running;
  } finally {
    ending.abort();
    await retention;
    await connection.close();
    await closeRooms(rooms);
  }
}

main().catch((error: unknown) => {
  console.error(lastWords(error));
  process.exitCode = 1;
});
