import { openPlainSync } from '../without-temporal.ts';
import type { Cost, CpuSeconds } from './cost.ts';
import { customersNeeded, measureCosts, standInDelayMs } from './plan.ts';
import { onWorksite } from './worksite.ts';

const microseconds = 1_000_000;

/** The same six functions called in this process, nothing remembered. */
export async function measureFloor(): Promise<Cost[]> {
  return await onWorksite({ customers: customersNeeded, delayMs: standInDelayMs }, async (worksite) => {
    const plain = await openPlainSync(worksite.settings);
    try {
      return await measureCosts(plain.run, worksite, ownCpu);
    } finally {
      await plain.close();
    }
  });
}

function ownCpu(): CpuSeconds {
  const { user, system } = process.cpuUsage();
  return { engine: null, worker: (user + system) / microseconds };
}
