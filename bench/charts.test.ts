import { expect, test } from '@jest/globals';
import { chartsOf, type Figures } from './charts.ts';

const cost = (inFlight: number, perSecond: number) => ({
  inFlight,
  count: 1,
  perSecond,
  p50: 1,
  p95: 1,
  p99: 1,
  cpu: { engine: 1, worker: 1 },
});
const level = (inFlight: number, floor: number) => ({
  inFlight,
  floor: cost(inFlight, floor),
  fastLane: cost(inFlight, floor - 1),
  eachWorkflow: cost(inFlight, 20),
  megabytes: { worker: null, temporal: null },
});
const summary = (p50: number) => ({ runs: 1, p50, p95: p50, max: p50 });
const growth = (records: number) => ({
  records,
  perSecond: 1,
  cpuMs: 4.5,
  workerMegabytes: 300,
  runs: 1,
  events: 1,
  logBytes: 1,
  singles: { count: 1, p50: 1, p95: 1 },
});
const crash = {
  syncs: 1,
  inFlight: 1,
  lost: 0,
  failed: 0,
  repeatedReads: 0,
  repeatedWrites: 0,
  secondsUntilDone: 1,
};
const nothing: Figures = { latency: null, throughput: null, peers: null, growth: null };
const throughput = { standInDelayMs: 20, levels: [level(1, 9), level(50, 300)] };

test('nothing is drawn of what was not measured', () => {
  expect(chartsOf(nothing)).toEqual([]);
});

test('throughput is drawn at 50 in flight, peers between our two ways', () => {
  const peer = { name: 'Restate', version: '1', terms: '', megabytes: { engine: 1, worker: 1 }, crash };
  const peers = {
    loadBefore: 0,
    standInDelayMs: 20,
    floor: [],
    peers: [{ ...peer, costs: [cost(1, 6), cost(50, 160)] }],
    leftOut: [],
  };
  const [chart] = chartsOf({ ...nothing, throughput, peers });
  expect(chart?.title).toContain('50 in flight, upstreams answering after 20 ms');
  expect(chart?.bars).toEqual([
    { name: 'plain code, nothing durable', value: 300, ours: false },
    { name: 'fast lane of a bulk', value: 299, ours: true },
    { name: 'Restate, durable', value: 160, ours: false },
    { name: 'one workflow for each', value: 20, ours: true },
  ]);
});

test('throughput is drawn without peers, where they could not be measured', () => {
  const [chart] = chartsOf({ ...nothing, throughput });
  expect(chart?.bars.map(({ value }) => value)).toEqual([300, 299, 20]);
});

test('latency is drawn of plain code and both servers', () => {
  const latency = {
    withTemporal: summary(77),
    withoutTemporal: summary(6),
    onStockServer: summary(700),
    overheadP50: 71,
  };
  const [chart] = chartsOf({ ...nothing, latency });
  expect(chart?.bars.map(({ value, ours }) => [value, ours])).toEqual([
    [6, false],
    [77, true],
    [700, false],
  ]);
});

test('growth is drawn as what a record costs and what the worker holds, by size', () => {
  const [cpu, memory] = chartsOf({ ...nothing, growth: [growth(100), growth(100_000)] });
  expect(cpu?.bars.map(({ name, value }) => [name, value])).toEqual([
    ['bulk of 100', 4.5],
    ['bulk of 100,000', 4.5],
  ]);
  expect(memory?.bars.map(({ value }) => value)).toEqual([300, 300]);
});
