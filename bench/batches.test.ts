import { expect, test } from '@jest/globals';
import { measureBatches } from './batches.ts';

test('batches run the work one after another, the warm-up first, and count what is measured', () => {
  const seen: number[] = [];
  const summary = measureBatches((run) => seen.push(run), { batches: 3, runsPerBatch: 2, warmUp: 1 });
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(summary.runs).toBe(3);
});

test('a time is that of one run, in microseconds', () => {
  const { p50 } = measureBatches(workForOneMillisecond, { batches: 3, runsPerBatch: 5, warmUp: 0 });
  expect(p50).toBeGreaterThanOrEqual(1000);
});

test('the error of a run ends the measurement', () => {
  expect(() => measureBatches(fail, { batches: 1, runsPerBatch: 1, warmUp: 0 })).toThrow('the mapping failed');
});

function workForOneMillisecond(): void {
  const end = performance.now() + 1;
  while (performance.now() < end);
}

function fail(): never {
  throw new Error('the mapping failed');
}
