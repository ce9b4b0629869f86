import { startBulk } from '../client/bulk/start-bulk.ts';
import { awaitEnd } from './await-end.ts';
import { onBenchSite, type BenchSite } from './bench-site.ts';
import { oneDecimal } from './measure.ts';
import { cpuPerThousand, measureCost, type Cost, type CpuSeconds } from './peers/cost.ts';
import { watchPeak } from './peers/peak.ts';
import { cpuSecondsOf, memoryMegabytesOf } from './peers/process-tree.ts';
import { openPlainSync } from './without-temporal.ts';

/** Time every answer of the stand-ins takes. */
const standInDelayMs = 20;

/** Syncs of each way at each level; the first ones load code and open connections, and do not count. */
const plan = [
  { inFlight: 1, plain: 60, each: 60, bulk: 100 },
  { inFlight: 20, plain: 600, each: 600, bulk: 1_000 },
  { inFlight: 50, plain: 1_000, each: 1_000, bulk: 3_000 },
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
  const changed = { SANDBOX_DELAY_MS: String(standInDelayMs), BULK_CONCURRENCY: String(inFlight) };
  return await onBenchSite(changed, async (site) => {
    const { stack, settings, send, sync } = site;
    const plain = await openPlainSync({ ...settings, syncLogUrl: `${settings.syncLogUrl}.without-temporal` });
    const [worker, temporal] = [stack.pidOf('worker'), stack.pidOf('Temporal server')];
    const peaks = [worker, temporal].map((pid) => watchPeak(() => memoryMegabytesOf(pid), 500));
    const readCpu = (): CpuSeconds => ({ engine: cpuSecondsOf(temporal), worker: cpuSecondsOf(worker) });
    try {
      for (const run of [plain.run, sync]) {
        await measureCost(run, { customers: await send(warmUp), inFlight: 20 }, ownCpu);
      }
      await syncBulk(site, { inFlight, count: warmUp }, readCpu);
      const floor = await measureCost(plain.run, { customers: await send(counts.plain), inFlight }, ownCpu);
      const eachWorkflow = await measureCost(sync, { customers: await send(counts.each), inFlight }, readCpu);
      const fastLane = await syncBulk(site, { inFlight, count: counts.bulk }, readCpu);
      const [ofWorker = null, ofTemporal = null] = peaks.map((peak) => peak.stop());
      return { inFlight, floor, eachWorkflow, fastLane, megabytes: { worker: ofWorker, temporal: ofTemporal } };
    } finally {
      peaks.forEach((peak) => peak.stop());
      await plain.close();
    }
  });
}

async function syncBulk(
  { client, syncLog, send }: BenchSite,
  { inFlight, count }: { inFlight: number; count: number },
  readCpu: () => CpuSeconds,
): Promise<Speed> {
  const lines = (await send(count)).map(({ responseId }, index) => ({ line: index + 1, responseId }));
  const before = readCpu();
  const startedAt = performance.now();
  await awaitEnd(syncLog, (await startBulk(client, syncLog, lines)).bulkId, count);
  const perSecond = oneDecimal((count * 1_000) / (performance.now() - startedAt));
  return { inFlight, count, perSecond, cpu: cpuPerThousand(before, readCpu(), count) };
}

/** Plain code runs in this process. */
function ownCpu(): CpuSeconds {
  const { user, system } = process.cpuUsage();
  return { engine: null, worker: (user + system) / 1e6 };
}
