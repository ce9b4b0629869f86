import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { startBulk } from '../client/bulk/start-bulk.ts';
import { bulkWorkflowId } from '../workflows/contract.ts';
import { awaitEnd } from './await-end.ts';
import { onBenchSite, type BenchSite } from './bench-site.ts';
import type { LinkedCustomer } from './customers.ts';
import { oneDecimal, percentile } from './measure.ts';
import type { OwnStack } from './own-stack.ts';
import { watchPeak } from './peers/peak.ts';
import { cpuSecondsOf, memoryMegabytesOf } from './peers/process-tree.ts';

const sizes = [100, 1_000, 10_000, 100_000];
/** A single sync is started in the middle of each bulk this often. */
const singleEveryMs = 2_000;

export interface Growth {
  records: number;
  perSecond: number;
  /** CPU of worker and Temporal server for one record, in milliseconds. */
  cpuMs: number;
  /** The most that the worker held, in MB. */
  workerMegabytes: number;
  /** Runs that the bulk's workflow took, and events of the longest. */
  runs: number;
  events: number;
  /** Bytes that the sync log grew by, for one record. */
  logBytes: number;
  /** Single syncs that were started meanwhile, in milliseconds from start to result. */
  singles: { count: number; p50: number; p95: number };
}

/**
 * Bulks of growing size on one stack, with stand-ins that answer at once: what a record costs, and what a single sync in
 * the middle of it has to wait.
 * @param largest no bulk larger than this
 */
export async function benchGrowth(largest: number, say: (line: string) => void): Promise<Growth[]> {
  return await onBenchSite({}, async (site) => {
    const grown: Growth[] = [];
    // The first records load code and open connections.
    await measureBulk(site, await site.send(200), await site.send(10));
    for (const size of sizes.filter((count) => count <= largest)) {
      say(`growth: ${size} records`);
      grown.push(await measureBulk(site, await site.send(size), await site.send(10 + size / 50)));
    }
    return grown;
  });
}

type FirstPage = Awaited<ReturnType<Client['workflowService']['getWorkflowExecutionHistory']>>;

async function measureBulk(
  { stack, client, syncLog, sync }: BenchSite,
  records: readonly LinkedCustomer[],
  forSingles: readonly LinkedCustomer[],
): Promise<Growth> {
  const worker = stack.pidOf('worker');
  const cpu = (): number => (cpuSecondsOf(worker) ?? 0) + (cpuSecondsOf(stack.pidOf('Temporal server')) ?? 0);
  const peak = watchPeak(() => memoryMegabytesOf(worker), 500);
  const [cpuBefore, bytesBefore] = [cpu(), logBytes(stack)];
  const startedAt = performance.now();
  const lines = records.map(({ responseId }, index) => ({ line: index + 1, responseId }));
  const { bulkId } = await startBulk(client, syncLog, lines);
  const ended = new AbortController();
  const singles = startSingles(sync, forSingles, ended.signal);
  await awaitEnd(syncLog, bulkId, records.length);
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpuMs = ((cpu() - cpuBefore) * 1_000) / records.length;
  ended.abort();
  const milliseconds = await singles;
  const { runs, events } = await measureHistory(client, bulkId);
  return {
    records: records.length,
    perSecond: oneDecimal(records.length / seconds),
    cpuMs: Math.round(cpuMs * 100) / 100,
    workerMegabytes: Math.round(peak.stop() ?? Number.NaN),
    runs,
    events,
    logBytes: Math.round((logBytes(stack) - bytesBefore) / records.length),
    singles: { count: milliseconds.length, p50: percentile(milliseconds, 0.5), p95: percentile(milliseconds, 0.95) },
  };
}

/** One after the other, some time apart, until the signal. */
async function startSingles(
  sync: BenchSite['sync'],
  customers: readonly LinkedCustomer[],
  ended: AbortSignal,
): Promise<number[]> {
  const milliseconds: number[] = [];
  for (const { responseId } of customers) {
    if (ended.aborted) break;
    const startedAt = performance.now();
    await sync(responseId);
    milliseconds.push(performance.now() - startedAt);
    await sleep(singleEveryMs, undefined, { signal: ended }).catch(() => undefined);
  }
  return milliseconds;
}

/** The runs of a workflow that continued as new, and the length of the longest. */
async function measureHistory(client: Client, bulkId: string): Promise<{ runs: number; events: number }> {
  const { workflowService, options } = client;
  const workflowId = bulkWorkflowId(bulkId);
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  let [runs, events] = [0, 0];
  while (runId !== undefined && runId !== '') {
    const handle = client.workflow.getHandle(workflowId, runId);
    const { raw } = await handle.describe();
    events = Math.max(events, Number(raw.workflowExecutionInfo?.historyLength ?? 0));
    runs += 1;
    const first: FirstPage = await workflowService.getWorkflowExecutionHistory({
      namespace: options.namespace,
      execution: { workflowId, runId },
      maximumPageSize: 1,
    });
    runId = runBefore(first);
  }
  return { runs, events };
}

/** A run that continues another one says so in its first event. */
function runBefore({ history }: FirstPage): string | undefined {
  return history?.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
}

/** The file of the log and what is not yet merged into it. */
function logBytes({ settings }: OwnStack): number {
  const path = `${settings.dataDirectory}/sync-log.db`;
  return [path, `${path}-wal`].reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
