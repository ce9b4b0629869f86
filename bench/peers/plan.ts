/** What is measured of everyone, in which order. */
import { measureCost, type Cost, type CpuSeconds } from './cost.ts';
import type { Worksite } from './worksite.ts';

/** Time every answer of the stand-ins takes. */
export const standInDelayMs = 20;

/** Syncs among which the worker is killed. */
export const crashedSyncs = 200;

/** Not counted: the first syncs load code and open connections. */
const warmUp = { inFlight: 20, count: 100 };
const measured = [
  { inFlight: 1, count: 60 },
  { inFlight: 20, count: 600 },
  { inFlight: 50, count: 1_000 },
];

/** Customers for all of it, as no two syncs are of the same. */
export const customersNeeded = [warmUp, ...measured].reduce((sum, { count }) => sum + count, crashedSyncs);

/**
 * Syncs customers of this worksite at 1, 20 and 50 in flight.
 * @throws Error where one of them was not written exactly once
 */
export async function measureCosts(
  run: (responseId: string) => Promise<void>,
  worksite: Pick<Worksite, 'take' | 'checkWritten'>,
  readCpu: () => CpuSeconds,
): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const { inFlight, count } of [warmUp, ...measured]) {
    costs.push(await measureCost(run, { customers: worksite.take(count), inFlight }, readCpu));
  }
  await worksite.checkWritten();
  return costs.slice(1);
}
