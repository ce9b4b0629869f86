/** Timing of work that is too short to be timed alone: many runs are timed together. */
import { percentiles, type Summary } from './measure.ts';

export interface BatchPlan {
  /** Batches that are measured. */
  batches: number;
  /** Runs that are timed together. */
  runsPerBatch: number;
  /** Batches before the measured ones, which are not counted: the first ones run code that is not yet compiled. */
  warmUp: number;
}

/**
 * Runs the work again and again, and tells what one run takes.
 * @param work its argument counts all runs from 0
 * @returns percentiles over the batches, in microseconds of one run
 */
export function measureBatches(work: (run: number) => void, { batches, runsPerBatch, warmUp }: BatchPlan): Summary {
  const microseconds: number[] = [];
  let run = 0;
  for (let batch = 0; batch < warmUp + batches; batch += 1) {
    const startedAt = performance.now();
    for (let inBatch = 0; inBatch < runsPerBatch; inBatch += 1) {
      work(run);
      run += 1;
    }
    const perRun = ((performance.now() - startedAt) * 1000) / runsPerBatch;
    if (batch >= warmUp) microseconds.push(perRun);
  }
  return percentiles(microseconds);
}
