import { inTurns } from './in-turns.ts';
import { oneDecimal, percentile } from './measure.ts';

export interface InFlightPlan {
  /** How many are under way at the same time. */
  inFlight: number;
  count: number;
}

export interface InFlight extends InFlightPlan {
  /** From the beginning of the first to the end of the last. */
  perSecond: number;
  /** Milliseconds of one. */
  p50: number;
  p95: number;
  p99: number;
}

/**
 * Does the work so many times, each beginning as soon as another has ended, and tells how fast.
 * @param run its argument counts from 0
 * @throws whatever the work throws first: figures of a run in which something failed are worth nothing
 */
export async function measureInFlight(
  run: (index: number) => Promise<void>,
  { inFlight, count }: InFlightPlan,
): Promise<InFlight> {
  const startedAt = performance.now();
  const indexes = Array.from({ length: count }, (_, index) => index);
  const milliseconds = await inTurns(indexes, inFlight, async (index) => {
    const begunAt = performance.now();
    await run(index);
    return performance.now() - begunAt;
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const rank = (share: number): number => percentile(milliseconds, share);
  return { inFlight, count, perSecond: oneDecimal(count / seconds), p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
}
