/**
 * `npm run bench`: mapping alone, the latency of one sync, the API under load, other durable engines at the same work.
 * `-- --only mapping`, `latency`, `api` or `peers`; `-- --json` for programs.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { endChildrenOnSignals } from '../tools/child-process.ts';
import type { ApiReport } from './api.ts';
import type { LatencyReport } from './latency.ts';
import { latencyTable } from './latency-table.ts';
import { describeMachine, thisMachine } from './machine.ts';
import { benchMapping } from './mapping.ts';
import { mappingTable } from './mapping-table.ts';
import type { PeersReport } from './peers/bench-peers.ts';
import { peersTable } from './peers/peers-table.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, runs: { type: 'string', default: '50' } },
});
const { json, only } = values;
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) refuse('--runs takes a whole number of at least 1.');
const parts = ['mapping', 'latency', 'api', 'peers'];
if (only !== undefined && !parts.includes(only)) refuse('--only takes mapping, latency, api or peers.');

endChildrenOnSignals();
const machine = thisMachine();
// Mapping first: the stack of the other would take its share of the machine.
const [loadBefore = Number.NaN] = loadavg();
const mapping = isAsked('mapping') ? await benchMapping() : null;
const latency = isAsked('latency') ? await measureLatency() : null;
const api = isAsked('api') ? await measureApi(loadBefore) : null;
const peers = isAsked('peers') ? await measurePeers(loadBefore) : null;

if (json) {
  console.log(JSON.stringify({ machine, latency, mapping, api, peers }, null, 2));
} else {
  const tables = [
    latency && latencyTable(latency),
    mapping && mappingTable(mapping),
    api && (await tableOf(api)),
    peers && peersTable(peers),
  ];
  console.log([describeMachine(machine), ...tables.filter((table) => table !== null)].join('\n\n'));
}

function isAsked(part: string): boolean {
  return only === undefined || only === part;
}

/** Loaded only when asked for: it brings Temporal along, which mapping alone has no need of. */
async function measureLatency(): Promise<LatencyReport> {
  const { benchLatency } = await import('./latency.ts');
  return await benchLatency(runs);
}

async function measureApi(loadOfMachine: number): Promise<ApiReport> {
  const { benchApi } = await import('./api.ts');
  return await benchApi(loadOfMachine);
}

/** Installs the peers where they are missing; progress goes to standard error. */
async function measurePeers(loadOfMachine: number): Promise<PeersReport> {
  const { benchPeers } = await import('./peers/bench-peers.ts');
  return await benchPeers(loadOfMachine, (line) => console.error(line));
}

/** Knows the targets, and so brings along what is measured. */
async function tableOf(report: ApiReport): Promise<string> {
  const { apiTable } = await import('./api-table.ts');
  return apiTable(report);
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
