/**
 * Other durable engines beside plain code, in one run on this machine: the same six functions of a sync, each an update
 * of a customer that no other sync touches, on stand-ins that answer after 20 ms. A sync makes five calls one after
 * another, six where the key is not known to be good, so 100 ms are the least. Nobody keeps to request budgets.
 *
 * What makes it fair: every engine runs our functions with our sync log in a worker process of its own, is called over
 * HTTP from this process, has each of the six steps on the disk (fsync) before it goes on, and keeps the settings it
 * comes with. Each has stand-ins and data of its own, started afresh. The floor is the same functions in this process:
 * no engine, nothing remembered, no way between caller and worker. All share the cores of one machine, so ratios say
 * more than figures.
 */
import type { Cost } from './cost.ts';
import { dbos } from './dbos/engine.ts';
import { installPeers } from './installed-peers.ts';
import { measureFloor } from './measure-floor.ts';
import { measurePeer, type PeerFigures } from './measure-peer.ts';
import { standInDelayMs } from './plan.ts';
import { restate } from './restate/engine.ts';

export interface PeersReport {
  /** Of the machine over the last minute, before anything was measured: figures of a busy machine are worth less. */
  loadBefore: number;
  standInDelayMs: number;
  /** Plain code. */
  floor: Cost[];
  peers: PeerFigures[];
  /** Who could not be measured here, and why. */
  leftOut: { name: string; why: string }[];
}

/** @param say hears what is going on */
export async function benchPeers(loadBefore: number, say: (line: string) => void): Promise<PeersReport> {
  const report: PeersReport = { loadBefore, standInDelayMs, floor: [], peers: [], leftOut: [] };
  const problem = await installPeers(say).then(() => null, reason);
  say('measuring: plain code');
  report.floor = await measureFloor();
  for (const peer of [restate, dbos]) {
    say(`measuring: ${peer.name}`);
    const measured = problem === null ? await measurePeer(peer).catch(reason) : problem;
    if (typeof measured === 'string') report.leftOut.push({ name: peer.name, why: measured });
    else report.peers.push(measured);
  }
  return report;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : 'for a reason that is no error';
}
