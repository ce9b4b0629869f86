/** What of the figures is drawn: each chart has one measure, and what is ours stands out. */
import type { Growth } from './growth.ts';
import type { LatencyReport } from './latency.ts';
import type { PeersReport } from './peers/bench-peers.ts';
import type { ThroughputReport } from './throughput.ts';

export interface Bar {
  name: string;
  value: number;
  /** Of this product. */
  ours: boolean;
}

export interface Chart {
  title: string;
  bars: Bar[];
}

/** What was measured in one run; null where it was not asked for. */
export interface Figures {
  latency: LatencyReport | null;
  throughput: ThroughputReport | null;
  peers: PeersReport | null;
  growth: readonly Growth[] | null;
}

const inFlight = 50;

/** Charts of whatever was measured. */
export function chartsOf({ latency, throughput, peers, growth }: Figures): Chart[] {
  return [
    ...(throughput === null ? [] : [throughputChart(throughput, peers)]),
    ...(latency === null ? [] : [latencyChart(latency)]),
    ...(growth === null ? [] : growthCharts(growth)),
  ];
}

function throughputChart({ standInDelayMs, levels }: ThroughputReport, peers: PeersReport | null): Chart {
  const own = levels.filter((level) => level.inFlight === inFlight);
  const others = (peers?.peers ?? []).flatMap(({ name, costs }) =>
    costs
      .filter((cost) => cost.inFlight === inFlight)
      .map(({ perSecond }): Bar => ({ name: `${name}, durable`, value: perSecond, ours: false })),
  );
  return {
    title: `Syncs per second, ${inFlight} in flight, upstreams answering after ${standInDelayMs} ms`,
    bars: [
      ...own.map(({ floor }): Bar => ({ name: 'plain code, nothing durable', value: floor.perSecond, ours: false })),
      ...own.map(({ fastLane }): Bar => ({ name: 'fast lane of a bulk', value: fastLane.perSecond, ours: true })),
      ...others,
      ...own.map(({ eachWorkflow }): Bar => {
        return { name: 'one workflow for each', value: eachWorkflow.perSecond, ours: true };
      }),
    ],
  };
}

function latencyChart({ withTemporal, withoutTemporal, onStockServer }: LatencyReport): Chart {
  return {
    title: 'Milliseconds of one sync (p50), one at a time, upstreams answering at once',
    bars: [
      { name: 'plain code, nothing durable', value: withoutTemporal.p50, ours: false },
      { name: 'development server of npm start', value: withTemporal.p50, ours: true },
      { name: 'development server as it comes', value: onStockServer.p50, ours: false },
    ],
  };
}

function growthCharts(growth: readonly Growth[]): Chart[] {
  const bars = (valueOf: (size: Growth) => number): Bar[] =>
    growth.map((size) => ({ name: `bulk of ${size.records.toLocaleString('en')}`, value: valueOf(size), ours: true }));
  return [
    { title: 'Milliseconds of CPU for one record, worker and Temporal server', bars: bars(({ cpuMs }) => cpuMs) },
    { title: 'Most memory of the worker, MB', bars: bars(({ workerMegabytes }) => workerMegabytes) },
  ];
}
