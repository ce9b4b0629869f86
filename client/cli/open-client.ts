import type { Client } from '@temporalio/client';
import { readEnvironment } from '../../config/read-environment.ts';
import { readClientSettings, type ClientSettings } from '../../config/settings.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { connectTemporal } from '../connect-temporal.ts';

export interface OpenClient {
  client: Client;
  syncLog: SyncLog;
  settings: ClientSettings;
}

/** Opens what a command needs, runs it, and closes everything, so that the process can end. */
export async function withClient(run: (open: OpenClient) => Promise<void>): Promise<void> {
  const environment = readEnvironment();
  const settings = readClientSettings(environment);
  const syncLog = await openSyncLog(settings.syncLogUrl);
  const client = connectTemporal(environment);
  try {
    await run({ client, syncLog, settings });
  } finally {
    await client.connection.close();
    await syncLog.close();
  }
}
