/** Latencies of one run after another, and what is said about them. */

export interface Latencies {
  /** Milliseconds, in the order they were measured. */
  milliseconds: number[];
}

export interface Summary {
  runs: number;
  p50: number;
  p95: number;
  max: number;
}

/**
 * Runs the work again and again, one at a time.
 * @param warmUp runs before the measured ones, which are not counted: the first ones load code and open connections
 */
export async function measure(work: (run: number) => Promise<void>, runs: number, warmUp: number): Promise<Latencies> {
  const milliseconds: number[] = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const startedAt = performance.now();
    await work(run);
    if (run >= warmUp) milliseconds.push(performance.now() - startedAt);
  }
  return { milliseconds };
}

/** Percentiles by the nearest-rank method, in milliseconds with one decimal. */
export function summarise({ milliseconds }: Latencies): Summary {
  return percentiles(milliseconds);
}

/** The same of figures in any unit, with one decimal. */
export function percentiles(figures: readonly number[]): Summary {
  const rank = (share: number): number => percentile(figures, share);
  return { runs: figures.length, p50: rank(0.5), p95: rank(0.95), max: rank(1) };
}

/** One percentile by the nearest-rank method, with one decimal. @param share 0.99 for the 99th */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return oneDecimal(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
}

export function oneDecimal(figure: number): number {
  return Math.round(figure * 10) / 10;
}
