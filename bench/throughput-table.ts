import type { ThroughputReport } from './throughput.ts';
import { heading, line } from './table.ts';

const columns = ['in flight', 'per second', 'of floor', 'Temporal CPU', 'worker CPU'];

/** CPU in seconds for 1,000 syncs; that of the floor is the floor's own process. */
export function throughputTable({ standInDelayMs, levels }: ThroughputReport): string {
  const rows = levels.flatMap(({ floor, eachWorkflow, fastLane }) =>
    (
      [
        ['plain code, no Temporal', floor],
        ['one workflow for each', eachWorkflow],
        ['fast lane of a bulk', fastLane],
      ] as const
    ).map(([name, { inFlight, perSecond, cpu }]) =>
      line(name, [
        String(inFlight),
        perSecond.toFixed(1),
        `${((100 * perSecond) / floor.perSecond).toFixed(0)} %`,
        cpu.engine?.toFixed(1) ?? '-',
        cpu.worker?.toFixed(1) ?? '-',
      ]),
    ),
  );
  const most = levels.map(({ megabytes }) => megabytes);
  return [
    `Updates of different linked customers, stand-ins answering after ${standInDelayMs} ms`,
    '',
    heading('CPU: seconds for 1000', columns),
    ...rows,
    '',
    `Memory at most: worker ${peak(most.map(({ worker }) => worker))} MB, Temporal server ${peak(most.map(({ temporal }) => temporal))} MB`,
  ].join('\n');
}

function peak(figures: readonly (number | null)[]): string {
  return Math.max(...figures.map((figure) => figure ?? 0)).toFixed(0);
}
