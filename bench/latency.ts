import { onBenchSite, type BenchSite } from './bench-site.ts';
import { sendCustomerOften } from './customers.ts';
import { measure, oneDecimal, summarise, type Latencies, type Summary } from './measure.ts';
import { startStockServer } from './stock-server.ts';
import { openPlainSync } from './without-temporal.ts';

const warmUp = 10;

export interface LatencyReport {
  /** A whole sync, from the start to its result, on the tuned development server. */
  withTemporal: Summary;
  /** The same on the development server as it comes. */
  onStockServer: Summary;
  /** The same six functions called without Temporal. */
  withoutTemporal: Summary;
  /** Difference of the two medians, in milliseconds. */
  overheadP50: number;
}

/**
 * Latency of one sync that updates a linked customer, one at a time, the stand-ins answering at once; all ways in the
 * same run.
 */
export async function benchLatency(runs: number): Promise<LatencyReport> {
  const tuned = await onBenchSite({}, async (site) => await measureBoth(site, runs));
  const onStockServer = summarise(await measureOnStockServer(runs));
  const overheadP50 = oneDecimal(tuned.withTemporal.p50 - tuned.withoutTemporal.p50);
  return { ...tuned, onStockServer, overheadP50 };
}

/** On the same stand-ins. */
async function measureBoth({ settings, sync }: BenchSite, runs: number) {
  const plain = await openPlainSync({ ...settings, syncLogUrl: `${settings.syncLogUrl}.without-temporal` });
  try {
    const [...ids] = await sendCustomerOften(settings.openai, 2 * (runs + warmUp));
    const next = (): string => ids.shift() ?? '';
    const withTemporal = await measure(async () => await sync(next()), runs, warmUp);
    const withoutTemporal = await measure(async () => await plain.run(next()), runs, warmUp);
    return { withTemporal: summarise(withTemporal), withoutTemporal: summarise(withoutTemporal) };
  } finally {
    await plain.close();
  }
}

async function measureOnStockServer(runs: number): Promise<Latencies> {
  const server = await startStockServer();
  try {
    return await onBenchSite({ TEMPORAL_ADDRESS: server.address }, async ({ settings, sync }) => {
      const ids = await sendCustomerOften(settings.openai, runs + warmUp);
      return await measure(async () => await sync(ids.shift() ?? ''), runs, warmUp);
    });
  } finally {
    await server.stop();
  }
}
