import { expect, test } from '@jest/globals';
import type { PeersReport } from './bench-peers.ts';
import type { Cost } from './cost.ts';
import { peersTable } from './peers-table.ts';

const cost = (inFlight: number, perSecond: number, cpu: Cost['cpu']): Cost => ({
  inFlight,
  count: 100,
  perSecond,
  p50: 130.4,
  p95: 150,
  p99: 160,
  cpu,
});

const report: PeersReport = {
  loadBefore: 0.27,
  standInDelayMs: 20,
  floor: [cost(1, 8, { engine: null, worker: 5 }), cost(50, 300, { engine: null, worker: 4 })],
  peers: [
    {
      name: 'Restate',
      version: 'server 1, SDK 2',
      terms: 'each step on the disk',
      costs: [cost(1, 6, { engine: 6, worker: 7.25 }), cost(50, 150, { engine: 5, worker: 6 })],
      megabytes: { engine: 300.4, worker: null },
      crash: {
        syncs: 200,
        inFlight: 20,
        lost: 0,
        failed: 1,
        repeatedReads: 4,
        repeatedWrites: 3,
        secondsUntilDone: 1.5,
      },
    },
  ],
  leftOut: [{ name: 'DBOS', why: 'There is no PostgreSQL.' }],
};

test('every speed stands beside its share of the floor at as many in flight', () => {
  const table = peersTable(report);
  expect(table).toContain('answering after 20 ms; load before 0.3');
  expect(table).toMatch(/^plain code, nothing remembered +1 +8\.0 +100 % +130\.4 +150\.0 +160\.0 +- +5\.0$/m);
  expect(table).toMatch(/^Restate +1 +6\.0 +75 % +130\.4 +150\.0 +160\.0 +6\.0 +7\.3$/m);
  expect(table).toMatch(/^Restate +50 +150\.0 +50 % /m);
});

test('memory, what a kill did, versions and terms are told of every peer', () => {
  const table = peersTable(report);
  expect(table).toMatch(/^Restate +300 +-$/m);
  expect(table).toMatch(/^Restate, 200 syncs, 20 in flight +0 +1 +4 +3 +1\.5$/m);
  expect(table).toContain('Restate (server 1, SDK 2): each step on the disk.');
});

test('who could not be measured is named with the reason', () => {
  expect(peersTable(report)).toMatch(/^Left out: DBOS\. There is no PostgreSQL\.$/m);
});

test('where there are no peers, the floor is shown alone', () => {
  const leftOut = ['Restate', 'DBOS'].map((name) => ({ name, why: 'npm could not install the peers.' }));
  const table = peersTable({ ...report, peers: [], leftOut });
  expect(table).toContain('plain code');
  expect(table).not.toContain('killed');
  expect(table.split('\n').filter((text) => text.startsWith('Left out'))).toHaveLength(2);
});

test('a speed without a floor beside it has no share', () => {
  expect(peersTable({ ...report, floor: [] })).toMatch(/^Restate +50 +150\.0 +- /m);
});
