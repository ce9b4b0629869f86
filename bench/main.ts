/** `npm run bench`: the latency of one sync, beside the same work without Temporal. `-- --json` for programs. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { endChildrenOnSignals } from '../tools/child-process.ts';
import { benchLatency, type LatencyReport } from './latency.ts';
import type { Summary } from './measure.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, runs: { type: 'string', default: '50' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('--runs takes a whole number of at least 1.');
  process.exit(2);
}

endChildrenOnSignals();
const report = await benchLatency(runs);
console.log(values.json ? JSON.stringify(report, null, 2) : table(report));

function row(name: string, summary: Summary): string {
  const figures = [summary.p50, summary.p95, summary.max].map((value) => value.toFixed(1).padStart(9));
  return `${name.padEnd(44)}${figures.join('')}`;
}

function table(latency: LatencyReport): string {
  return [
    `Update of a linked customer, one at a time, ${latency.withTemporal.runs} runs, ${cpus().length} cores, Node ${process.versions.node}`,
    '',
    `${'milliseconds'.padEnd(44)}${['p50', 'p95', 'max'].map((name) => name.padStart(9)).join('')}`,
    row('whole sync on the tuned development server', latency.withTemporal),
    row('the same six functions without Temporal', latency.withoutTemporal),
    '',
    `Overhead of durability at p50: ${latency.overheadP50.toFixed(1)} ms`,
  ].join('\n');
}
