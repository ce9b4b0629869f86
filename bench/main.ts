/** `npm run bench`: the latency of one sync, and mapping alone. `-- --only mapping` or `latency`; `-- --json` for programs. */
import { parseArgs } from 'node:util';
import { endChildrenOnSignals } from '../tools/child-process.ts';
import type { LatencyReport } from './latency.ts';
import { latencyTable } from './latency-table.ts';
import { describeMachine, thisMachine } from './machine.ts';
import { benchMapping } from './mapping.ts';
import { mappingTable } from './mapping-table.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, runs: { type: 'string', default: '50' } },
});
const { json, only } = values;
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) refuse('--runs takes a whole number of at least 1.');
if (only !== undefined && only !== 'mapping' && only !== 'latency') refuse('--only takes mapping or latency.');

endChildrenOnSignals();
const machine = thisMachine();
// Mapping first: the stack of the other would take its share of the machine.
const mapping = only === 'latency' ? null : await benchMapping();
const latency = only === 'mapping' ? null : await measureLatency();

if (json) {
  console.log(JSON.stringify({ machine, latency, mapping }, null, 2));
} else {
  const tables = [latency && latencyTable(latency), mapping && mappingTable(mapping)];
  console.log([describeMachine(machine), ...tables.filter((table) => table !== null)].join('\n\n'));
}

/** Loaded only when asked for: it brings Temporal along, which mapping alone has no need of. */
async function measureLatency(): Promise<LatencyReport> {
  const { benchLatency } = await import('./latency.ts');
  return await benchLatency(runs);
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
