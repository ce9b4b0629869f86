/** What syncs cost: their speed, and the CPU of those who take part. */
import type { LinkedCustomer } from '../customers.ts';
import { measureInFlight, type InFlight } from '../in-flight.ts';
import { oneDecimal } from '../measure.ts';

/** So far, in seconds; null where it is not known, or there is no such part. */
export interface CpuSeconds {
  engine: number | null;
  worker: number | null;
}

export interface Cost extends InFlight {
  /** Seconds for 1,000 syncs. */
  cpu: CpuSeconds;
}

/**
 * Syncs these customers, so many at the same time.
 * @param readCpu is asked before and after
 */
export async function measureCost(
  run: (responseId: string) => Promise<void>,
  { customers, inFlight }: { customers: readonly LinkedCustomer[]; inFlight: number },
  readCpu: () => CpuSeconds,
): Promise<Cost> {
  const count = customers.length;
  const before = readCpu();
  const figures = await measureInFlight(async (index) => await run(customers[index]?.responseId ?? ''), {
    inFlight,
    count,
  });
  return { ...figures, cpu: cpuPerThousand(before, readCpu(), count) };
}

/** With one decimal. */
export function cpuPerThousand(before: CpuSeconds, after: CpuSeconds, count: number): CpuSeconds {
  const perThousand = (part: keyof CpuSeconds): number | null => {
    const [from, to] = [before[part], after[part]];
    return from === null || to === null ? null : oneDecimal(((to - from) * 1_000) / count);
  };
  return { engine: perThousand('engine'), worker: perThousand('worker') };
}
