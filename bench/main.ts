/**
 * `npm run bench`: everything that is measured, one part after the other; `-- --only PART,PART` for some of them, `-- --json`
 * for programs, `-- --picture FILE.svg` for a page, `-- --largest N` for smaller bulks.
 */
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { endChildrenOnSignals } from '../tools/child-process.ts';
import type { ApiReport } from './api.ts';
import { chartsOf } from './charts.ts';
import { drawCharts } from './draw-charts.ts';
import type { LatencyReport } from './latency.ts';
import type { Growth } from './growth.ts';
import { growthTable } from './growth-table.ts';
import { latencyTable } from './latency-table.ts';
import { describeMachine, thisMachine } from './machine.ts';
import { benchMapping } from './mapping.ts';
import { mappingTable } from './mapping-table.ts';
import type { PeersReport } from './peers/bench-peers.ts';
import { peersTable } from './peers/peers-table.ts';
import type { RecoveryReport } from './recovery.ts';
import { recoveryTable } from './recovery-table.ts';
import type { ThroughputReport } from './throughput.ts';
import { throughputTable } from './throughput-table.ts';
import type { UploadReport } from './upload.ts';
import { uploadTable } from './upload-table.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    picture: { type: 'string' },
    runs: { type: 'string', default: '50' },
    largest: { type: 'string', default: '100000' },
  },
});
const { json, picture } = values;
const only = values.only?.split(',');
const runs = wholeNumber('--runs', values.runs);
const largest = wholeNumber('--largest', values.largest);
const parts = ['mapping', 'latency', 'api', 'throughput', 'peers', 'recovery', 'growth', 'upload'];
if (only?.some((part) => !parts.includes(part))) refuse(`--only takes ${parts.join(', ')}.`);

endChildrenOnSignals();
const machine = thisMachine();
// Mapping first: the stack of the other would take its share of the machine.
const [loadBefore = Number.NaN] = loadavg();
const mapping = isAsked('mapping') ? await benchMapping() : null;
const latency = isAsked('latency') ? await measureLatency() : null;
const api = isAsked('api') ? await measureApi(loadBefore) : null;
const throughput = isAsked('throughput') ? await measureThroughput() : null;
const peers = isAsked('peers') ? await measurePeers(loadBefore) : null;
const recovery = isAsked('recovery') ? await measureRecovery() : null;
const growth = isAsked('growth') ? await measureGrowth() : null;
const upload = isAsked('upload') ? await measureUpload() : null;

if (picture !== undefined) {
  const charts = chartsOf({ latency, throughput, peers, growth });
  await writeFile(picture, drawCharts(charts, `npm run bench on ${describeMachine(machine)}; all of it in one run`));
}
if (json) {
  const report = { machine, latency, mapping, api, throughput, peers, recovery, growth, upload };
  console.log(JSON.stringify(report, null, 2));
} else {
  const tables = [
    latency && latencyTable(latency),
    mapping && mappingTable(mapping),
    api && (await tableOf(api)),
    throughput && throughputTable(throughput),
    peers && peersTable(peers),
    recovery && recoveryTable(recovery),
    growth && growthTable(growth),
    upload && uploadTable(upload),
  ];
  console.log([describeMachine(machine), ...tables.filter((table) => table !== null)].join('\n\n'));
}

function isAsked(part: string): boolean {
  return only === undefined || only.includes(part);
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

async function measureThroughput(): Promise<ThroughputReport> {
  const { benchThroughput } = await import('./throughput.ts');
  return await benchThroughput();
}

async function measureRecovery(): Promise<RecoveryReport> {
  const { benchRecovery } = await import('./recovery.ts');
  return await benchRecovery();
}

async function measureGrowth(): Promise<Growth[]> {
  const { benchGrowth } = await import('./growth.ts');
  return await benchGrowth(largest, (line) => console.error(line));
}

async function measureUpload(): Promise<UploadReport> {
  const { benchUpload } = await import('./upload.ts');
  return await benchUpload();
}

/** Knows the targets, and so brings along what is measured. */
async function tableOf(report: ApiReport): Promise<string> {
  const { apiTable } = await import('./api-table.ts');
  return apiTable(report);
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) refuse(`${option} takes a whole number of at least 1.`);
  return number;
}

function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}
