import type { Cost } from './cost.ts';
import { measureCrash, type Crash } from './crash.ts';
import { watchPeak } from './peak.ts';
import type { Engine, Peer, WorkerProcess } from './peer.ts';
import { crashedSyncs, customersNeeded, measureCosts, standInDelayMs } from './plan.ts';
import { cpuSecondsOf, memoryMegabytesOf } from './process-tree.ts';
import { onWorksite, type Worksite } from './worksite.ts';

const lookAtMemoryEveryMs = 1_000;

export interface PeerFigures {
  name: string;
  /** With versions. */
  version: string;
  terms: string;
  costs: Cost[];
  /** The most memory held while the costs were measured, in megabytes; null where it is not known. */
  megabytes: { engine: number | null; worker: number | null };
  crash: Crash;
}

/** @throws Error that says why it cannot be measured here */
export async function measurePeer(peer: Peer): Promise<PeerFigures> {
  return await onWorksite({ customers: customersNeeded, delayMs: standInDelayMs }, async (worksite) => {
    const engine = await peer.startEngine(worksite);
    try {
      return { name: peer.name, terms: peer.terms, version: engine.version, ...(await measureOn(engine, worksite)) };
    } finally {
      await engine.stop();
    }
  });
}

async function measureOn(
  engine: Engine,
  worksite: Worksite,
): Promise<Pick<PeerFigures, 'costs' | 'megabytes' | 'crash'>> {
  let worker = await engine.startWorker();
  try {
    const measured = await measureRunning(engine, worker, worksite);
    const crashed = await measureCrash({ engine, worker }, worksite.take(crashedSyncs), worksite.readJournal);
    ({ worker } = crashed);
    return { ...measured, crash: crashed.crash };
  } finally {
    await worker.stop();
  }
}

async function measureRunning(
  engine: Engine,
  worker: WorkerProcess,
  worksite: Worksite,
): Promise<Pick<PeerFigures, 'costs' | 'megabytes'>> {
  const parts = [engine, worker].map(({ pid }) => watchPeak(() => memoryMegabytesOf(pid), lookAtMemoryEveryMs));
  const readCpu = () => ({ engine: cpuSecondsOf(engine.pid), worker: cpuSecondsOf(worker.pid) });
  try {
    const costs = await measureCosts(engine.run, worksite, readCpu);
    const [inEngine = null, inWorker = null] = parts.map(({ stop }) => stop());
    return { costs, megabytes: { engine: inEngine, worker: inWorker } };
  } finally {
    for (const { stop } of parts) stop();
  }
}
