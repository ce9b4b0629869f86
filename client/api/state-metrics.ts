/** What is read at every scrape: whether Temporal and the sync log are there, and how far the log has come. */
import { Gauge, type Registry } from 'prom-client';
import type { ApiContext } from './context.ts';
import { cached, checkSyncLog, checkTemporal, type PartReadiness } from './readiness.ts';

type SyncLog = ApiContext['syncLog'];

/** Counting walks over all results of the log. */
const countedForMs = 5 * 60_000;

/** Adds the gauges. Where the log cannot be read, its numbers are absent and its `up` is 0: a scrape never fails. */
export function addStateMetrics(context: Pick<ApiContext, 'client' | 'syncLog' | 'metrics'>): void {
  const { syncLog, metrics } = context;
  const add = (name: string, help: string, ask: () => Promise<number | null>): Gauge =>
    readAtScrape(metrics.registry, { name, help, ask });
  add('customer_sync_api_temporal_up', '1 where the Temporal server answers this process, else 0', async () =>
    asNumber(await checkTemporal(context)),
  );
  add('customer_sync_api_sync_log_up', '1 where this process can read the sync log, else 0', async () =>
    asNumber(await checkSyncLog(context)),
  );
  add(
    'customer_sync_log_results',
    'Syncs that ended since the sync log began, deleted results included; counted every 5 minutes',
    cached(async () => await countResults(syncLog), countedForMs),
  );
  add(
    'customer_sync_log_newest_result_timestamp_seconds',
    'When the newest result of the sync log finished, in Unix time; absent while there is none',
    async () => await newestResultAt(syncLog),
  );
}

function readAtScrape(
  registry: Registry,
  { name, help, ask }: { name: string; help: string; ask: () => Promise<number | null> },
): Gauge {
  return new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const value = await ask().catch(() => null);
      if (value === null) this.remove();
      else this.set(value);
    },
  });
}

function asNumber({ status }: PartReadiness): number {
  return status === 'ok' ? 1 : 0;
}

async function countResults(syncLog: SyncLog): Promise<number> {
  return (await syncLog.counts({})).reduce((sum, { count }) => sum + count, 0);
}

async function newestResultAt(syncLog: SyncLog): Promise<number | null> {
  const { items } = await syncLog.list({ order: 'desc', limit: 1 });
  return items[0] === undefined ? null : Date.parse(items[0].finishedAt) / 1_000;
}
