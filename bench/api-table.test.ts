import { expect, test } from '@jest/globals';
import { apiTable } from './api-table.ts';
import type { ApiReport } from './api.ts';

const report: ApiReport = {
  loadBefore: 0.42,
  accepting: {
    connections: 10,
    syncs: 300,
    acceptedPerSecond: 200,
    p50: 45,
    p99: 90,
    finishedPerSecond: 50,
    ratio: 4,
  },
  readOne: { connections: 20, perSecond: 4_000, p50: 4, p99: 12 },
  readPage: { connections: 20, perSecond: 2_000, p50: 9, p99: 30, items: 20 },
  malformed: {
    requestsOfARound: 10_000,
    kinds: 42,
    perSecond: 3_000,
    answers: { 400: 19_000, 413: 1_000 },
    notRefused: {},
    neverEndingSeconds: 85.2,
    isSameProcess: true,
    memoryBefore: 200,
    memoryAfterFirst: 210,
    memoryAfterSecond: 212,
    memoryGrowth: 1.01,
  },
};

test('every figure is shown beside the load of the machine, and every target that is met', () => {
  const table = apiTable(report);
  expect(table).toContain('whose load was 0.4 before');
  expect(table).toMatch(/^one result +20 +4000 +4\.0 +12\.0 +at least 2000\/s: met$/m);
  expect(table).toMatch(/^a page of 20 results +20 +2000 +9\.0 +30\.0 +at least 2000\/s: met$/m);
  expect(table).toContain('Accepted 4.0 times as fast as finished: met');
  expect(table).toContain('answers by status: 400: 19000, 413: 1000');
  expect(table).toContain('never ends was done with after 85.2 s');
  expect(table).not.toContain('MISSED');
});

test.each<[string, RegExp, Partial<ApiReport>]>([
  ['slow reading', /^one result .*: MISSED$/m, { readOne: { ...report.readOne, perSecond: 1_999 } }],
  ['an engine that waits', /^Accepted 1\.0 times .*: MISSED$/m, { accepting: { ...report.accepting, ratio: 1 } }],
  [
    'an answer that is no refusal',
    /^all refused with 4xx: MISSED\n {2}not refused: path: of nothing: 500 \(3\)$/m,
    { malformed: { ...report.malformed, notRefused: { 'path: of nothing: 500': 3 } } },
  ],
  [
    'a process that was started anew',
    /^the same process afterwards: MISSED$/m,
    { malformed: { ...report.malformed, isSameProcess: false } },
  ],
  [
    'memory that grows',
    /from the first to the second\): MISSED$/m,
    { malformed: { ...report.malformed, memoryGrowth: 1.11 } },
  ],
])('%s is shown as missed', (_what, expected, changed) => {
  expect(apiTable({ ...report, ...changed })).toMatch(expected);
});
