import type { Client } from '@temporalio/client';
import { awaitSync } from '../client/await-sync.ts';
import { connectTemporal } from '../client/connect-temporal.ts';
import { startSync, type StartedSync } from '../client/start-sync.ts';
import type { Environment } from '../config/read-environment.ts';
import { readWorkerSettings, type WorkerSettings } from '../config/settings.ts';
import { isSynced } from '../customer/sync-result.ts';
import { openSyncLog } from '../sync-log/open-sync-log.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import { sendLinkedCustomers, type LinkedCustomer } from './customers.ts';
import { startOwnStack, type OwnStack } from './own-stack.ts';

const longestSyncMs = 120_000;

/** A stack of a benchmark's own, and the ways into it. */
export interface BenchSite {
  stack: OwnStack;
  settings: WorkerSettings;
  client: Client;
  syncLog: SyncLog;
  /** Sends so many customers that were not sent before, each linked already, so that every sync is an update. */
  send: (count: number) => Promise<LinkedCustomer[]>;
  /** Waits for the end of a sync. @throws Error where it did not go well */
  end: (sync: StartedSync) => Promise<void>;
  /** Starts a sync and waits for its end. @throws Error where it did not go well */
  sync: (responseId: string) => Promise<void>;
}

/**
 * Does the work of a benchmark on a stack that is started for it and stopped after it.
 * @param changed settings that are to differ from those of every benchmark
 */
export async function onBenchSite<Figures>(
  changed: Environment,
  work: (site: BenchSite) => Promise<Figures>,
): Promise<Figures> {
  const stack = await startOwnStack(changed);
  const { childEnvironment } = stack.settings;
  const settings = readWorkerSettings(childEnvironment);
  const client = connectTemporal(childEnvironment);
  const syncLog = await openSyncLog(settings.syncLogUrl);
  let sent = 0;
  const end = async (sync: StartedSync): Promise<void> => {
    const { outcome } = await awaitSync(client, syncLog, sync, AbortSignal.timeout(longestSyncMs));
    if (!isSynced(outcome)) throw new Error(`A sync of the benchmark ended as ${outcome}.`);
  };
  try {
    return await work({
      stack,
      settings,
      client,
      syncLog,
      async send(count) {
        sent += count;
        return await sendLinkedCustomers(settings, { from: sent - count, count });
      },
      end,
      sync: async (responseId) => await end(await startSync(client, { responseId })),
    });
  } finally {
    await client.connection.close();
    await syncLog.close();
    await stack.stop();
  }
}
