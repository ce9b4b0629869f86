import type { Client } from '@temporalio/client';
import { readEnvironment } from '../../config/read-environment.ts';
import { readClientSettings } from '../../config/settings.ts';
import type { LinkSettings } from '../../customer/sync-links.ts';
import { openSyncLog } from '../../sync-log/open-sync-log.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import { connectTemporal } from '../connect-temporal.ts';

export interface OpenClient {
  client: Client;
  syncLog: SyncLog;
  links: LinkSettings;
}

/** Opens what a command needs, runs it, and closes everything, so that the process can end. */
export async function withClient(run: (open: OpenClient) => Promise<void>): Promise<void> {
  const environment = readEnvironment();
  const { syncLogUrl, temporalUiUrl } = readClientSettings(environment);
  const syncLog = await openSyncLog(syncLogUrl);
  const client = connectTemporal(environment);
  try {
    // The command line works without an API, so it does not know of one.
    await run({ client, syncLog, links: { temporalUiUrl, apiUrl: null } });
  } finally {
    await client.connection.close();
    await syncLog.close();
  }
}
