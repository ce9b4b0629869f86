import { awaitSync } from '../client/await-sync.ts';
import { startBulk } from '../client/bulk/start-bulk.ts';
import { connectTemporal } from '../client/connect-temporal.ts';
import { startSync } from '../client/start-sync.ts';
import { readWorkerSettings } from '../config/settings.ts';
import { isSynced } from '../customer/sync-result.ts';
import { openSyncLog } from '../sync-log/open-sync-log.ts';
import { awaitEnd } from './await-end.ts';
import { sendLinkedCustomers, type LinkedCustomer } from './customers.ts';
import { oneDecimal } from './measure.ts';
import { startOwnStack } from './own-stack.ts';
import { cpuPerThousand, measureCost, type Cost, type CpuSeconds } from './peers/cost.ts';
import { watchPeak } from './peers/peak.ts';
import { cpuSecondsOf, memoryMegabytesOf } from './peers/process-tree.ts';
import { openPlainSync } from './without-temporal.ts';

/** Time every answer of the stand-ins takes. */
const standInDelayMs = 20;

/** Syncs of each way at each level; the first ones load code and open connections, and do not count. */
const plan = [
  { inFlight: 1, plain: 60, each: 60, bulk: 100 },
  { inFlight: 20, plain: 600, each: 300, bulk: 1_000 },
  { inFlight: 50, plain: 1_000, each: 400, bulk: 3_000 },
] as const;
const warmUp = 100;

type Speed = Pick<Cost, 'inFlight' | 'count' | 'perSecond' | 'cpu'>;

export interface Level {
  inFlight: number;
  floor: Cost;
  eachWorkflow: Cost;
  fastLane: Speed;
  /** The most that was held while all of it ran, in MB. */
  megabytes: { worker: number | null; temporal: number | null };
}

export interface ThroughputReport {
  standInDelayMs: number;
  levels: Level[];
}

/**
 * Syncs that update different linked customers, so many at the same time: plain code, a workflow for each, and the fast
 * lane of a bulk; all in the same run on the same stand-ins, each level on a stack of its own.
 */
export async function benchThroughput(): Promise<ThroughputReport> {
  const levels: Level[] = [];
  for (const counts of plan) levels.push(await measureLevel(counts));
  return { standInDelayMs, levels };
}

async function measureLevel({ inFlight, ...counts }: (typeof plan)[number]): Promise<Level> {
  const stack = await startOwnStack({ SANDBOX_DELAY_MS: String(standInDelayMs), BULK_CONCURRENCY: String(inFlight) });
  const { childEnvironment } = stack.settings;
  const settings = readWorkerSettings(childEnvironment);
  const client = connectTemporal(childEnvironment);
  const syncLog = await openSyncLog(settings.syncLogUrl);
  const plain = await openPlainSync({ ...settings, syncLogUrl: `${settings.syncLogUrl}.without-temporal` });
  const [worker, temporal] = [stack.pidOf('worker'), stack.pidOf('Temporal server')];
  const peaks = [worker, temporal].map((pid) => watchPeak(() => memoryMegabytesOf(pid), 500));
  const readCpu = (): CpuSeconds => ({ engine: cpuSecondsOf(temporal), worker: cpuSecondsOf(worker) });
  let sent = 0;
  const send = async (count: number): Promise<LinkedCustomer[]> => {
    sent += count;
    return await sendLinkedCustomers(settings, { from: sent - count, count });
  };
  const syncOne = async (responseId: string): Promise<void> => {
    const started = await startSync(client, { responseId });
    const { outcome } = await awaitSync(client, syncLog, started, AbortSignal.timeout(120_000));
    if (!isSynced(outcome)) throw new Error(`A sync of the benchmark ended as ${outcome}.`);
  };
  const syncBulk = async (count: number): Promise<Speed> => {
    const lines = (await send(count)).map(({ responseId }, index) => ({ line: index + 1, responseId }));
    const before = readCpu();
    const startedAt = performance.now();
    await awaitEnd(syncLog, (await startBulk(client, syncLog, lines)).bulkId, count);
    const perSecond = oneDecimal((count * 1_000) / (performance.now() - startedAt));
    return { inFlight, count, perSecond, cpu: cpuPerThousand(before, readCpu(), count) };
  };
  try {
    for (const run of [plain.run, syncOne])
      await measureCost(run, { customers: await send(warmUp), inFlight: 20 }, ownCpu);
    await syncBulk(warmUp);
    const floor = await measureCost(plain.run, { customers: await send(counts.plain), inFlight }, ownCpu);
    const eachWorkflow = await measureCost(syncOne, { customers: await send(counts.each), inFlight }, readCpu);
    const fastLane = await syncBulk(counts.bulk);
    const [ofWorker = null, ofTemporal = null] = peaks.map((peak) => peak.stop());
    return { inFlight, floor, eachWorkflow, fastLane, megabytes: { worker: ofWorker, temporal: ofTemporal } };
  } finally {
    peaks.forEach((peak) => peak.stop());
    await plain.close();
    await client.connection.close();
    await syncLog.close();
    await stack.stop();
  }
}

/** Plain code runs in this process. */
function ownCpu(): CpuSeconds {
  const { user, system } = process.cpuUsage();
  return { engine: null, worker: (user + system) / 1e6 };
}
