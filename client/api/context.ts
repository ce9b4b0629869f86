import type { Client } from '@temporalio/client';
import type { LinkSettings } from '../../customer/sync-links.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import type { ChecklistReport } from '../checks/run-checks.ts';
import type { GuardSettings } from './access/guard.ts';
import type { CollectionSources } from '../load-collections.ts';
import type { KeyChecks } from './key-checks.ts';
import type { ApiMetrics } from './metrics.ts';

/** What the routes work with. */
export interface ApiContext {
  client: Client;
  syncLog: SyncLog;
  /** A function, because the API's own address is known only once it listens. */
  links: () => LinkSettings;
  collections: CollectionSources;
  checks: () => Promise<ChecklistReport>;
  /** Of the upstreams whose keys this process knows. */
  keyChecks: KeyChecks;
  metrics: ApiMetrics;
  guard: GuardSettings;
  /** Aborted when the process is to end: whoever waits for a result then gets its answer at once. */
  stopping: AbortSignal;
}
