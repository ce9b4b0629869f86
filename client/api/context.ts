import type { Client } from '@temporalio/client';
import type { SyncLog } from '../../sync-log/sync-log.ts';

/** What the routes work with. */
export interface ApiContext {
  client: Client;
  syncLog: SyncLog;
  /** Address of the Temporal UI, without a slash at the end. */
  temporalUiUrl: string;
  /** Address under which this API is reached, without a slash at the end. */
  apiUrl: () => string;
}
