import { heading, line } from '../table.ts';
import type { PeersReport } from './bench-peers.ts';
import type { Cost } from './cost.ts';
import type { PeerFigures } from './measure-peer.ts';

const costColumns = ['in flight', 'per second', 'of floor', 'p50 ms', 'p95 ms', 'p99 ms', 'engine CPU', 'worker CPU'];
const crashColumns = ['lost', 'failed', 'read again', 'rewritten', 'seconds'];

export function peersTable({ loadBefore, standInDelayMs, floor, peers, leftOut }: PeersReport): string {
  return [
    `Other durable engines: updates of different linked customers, stand-ins answering after ${standInDelayMs} ms; ` +
      `load before ${loadBefore.toFixed(1)}`,
    '',
    heading('the same six functions; CPU: seconds for 1000', costColumns),
    ...floor.map((cost) => costLine('plain code, nothing remembered', cost, floor)),
    ...peers.flatMap(({ name, costs }) => costs.map((cost) => costLine(name, cost, floor))),
    '',
    ...(peers.length === 0 ? [] : aboutPeers(peers)),
    ...leftOut.map(({ name, why }) => `Left out: ${name}. ${why}`),
  ].join('\n');
}

function aboutPeers(peers: readonly PeerFigures[]): string[] {
  return [
    heading('memory in MB at most', ['engine', 'worker']),
    ...peers.map(({ name, megabytes }) => line(name, [known(megabytes.engine, 0), known(megabytes.worker, 0)])),
    '',
    heading('worker killed (kill -9), seconds until all done', crashColumns),
    ...peers.map(crashLine),
    '',
    ...peers.map(({ name, version, terms }) => `${name} (${version}): ${terms}.`),
  ];
}

function costLine(name: string, cost: Cost, floor: readonly Cost[]): string {
  const plain = floor.find(({ inFlight }) => inFlight === cost.inFlight);
  const share = plain === undefined ? '-' : `${((cost.perSecond / plain.perSecond) * 100).toFixed(0)} %`;
  const milliseconds = [cost.p50, cost.p95, cost.p99].map((figure) => figure.toFixed(1));
  const cpu = [known(cost.cpu.engine, 1), known(cost.cpu.worker, 1)];
  return line(name, [String(cost.inFlight), cost.perSecond.toFixed(1), share, ...milliseconds, ...cpu]);
}

function crashLine({ name, crash }: PeerFigures): string {
  const { syncs, inFlight, lost, failed, repeatedReads, repeatedWrites, secondsUntilDone } = crash;
  const cells = [lost, failed, repeatedReads, repeatedWrites].map(String);
  return line(`${name}, ${syncs} syncs, ${inFlight} in flight`, [...cells, secondsUntilDone.toFixed(1)]);
}

function known(figure: number | null, decimals: number): string {
  return figure === null ? '-' : figure.toFixed(decimals);
}
