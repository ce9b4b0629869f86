import { onBenchSite } from './bench-site.ts';
import { sendCustomerOften } from './customers.ts';
import { measure, summarise, type Summary } from './measure.ts';
import { openPlainSync } from './without-temporal.ts';

const warmUp = 10;

export interface LatencyReport {
  /** A whole sync, from the start to its result, on the tuned development server. */
  withTemporal: Summary;
  /** The same six functions called without Temporal. */
  withoutTemporal: Summary;
  /** Difference of the two medians, in milliseconds. */
  overheadP50: number;
}

/**
 * Latency of one sync that updates a linked customer, one at a time, the stand-ins answering at once; both ways in the
 * same run, on the same stand-ins.
 */
export async function benchLatency(runs: number): Promise<LatencyReport> {
  return await onBenchSite({}, async ({ settings, sync }) => {
    const plain = await openPlainSync({ ...settings, syncLogUrl: `${settings.syncLogUrl}.without-temporal` });
    try {
      const [...ids] = await sendCustomerOften(settings.openai, 2 * (runs + warmUp));
      const next = (): string => ids.shift() ?? '';
      const withTemporal = await measure(async () => await sync(next()), runs, warmUp);
      const withoutTemporal = await measure(async () => await plain.run(next()), runs, warmUp);
      const report = { withTemporal: summarise(withTemporal), withoutTemporal: summarise(withoutTemporal) };
      return { ...report, overheadP50: Math.round((report.withTemporal.p50 - report.withoutTemporal.p50) * 10) / 10 };
    } finally {
      await plain.close();
    }
  });
}
