import type { Growth } from './growth.ts';
import { heading, line } from './table.ts';

const columns = ['per second', 'CPU ms', 'worker MB', 'runs', 'events', 'log bytes', 'single p50', 'single p95'];

/** CPU and bytes are those of one record; singles are in milliseconds. */
export function growthTable(growth: readonly Growth[]): string {
  return [
    'Bulks of growing size, stand-ins answering at once; meanwhile a single sync every two seconds',
    '',
    heading('records', columns),
    ...growth.map(({ records, perSecond, cpuMs, workerMegabytes, runs, events, logBytes, singles }) =>
      line(records.toLocaleString('en'), [
        perSecond.toFixed(1),
        cpuMs.toFixed(2),
        String(workerMegabytes),
        String(runs),
        String(events),
        String(logBytes),
        singles.p50.toFixed(0),
        singles.p95.toFixed(0),
      ]),
    ),
  ].join('\n');
}
