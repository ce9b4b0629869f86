import { readingTarget, type ApiReport } from './api.ts';
import { memoryTarget, type Malformed } from './malformed.ts';
import type { Reading } from './reading.ts';
import { heading, line } from './table.ts';

export function apiTable({ loadBefore, accepting, readOne, readPage, malformed }: ApiReport): string {
  const { connections, syncs, ratio } = accepting;
  return [
    `API under load; server, worker, stand-ins and load on this machine, whose load was ${loadBefore.toFixed(1)} before`,
    '',
    heading('reading, 5 s', ['connections', 'per second', 'p50 ms', 'p99 ms']),
    readingLine('one result', readOne),
    readingLine(`a page of ${readPage.items} results`, readPage),
    '',
    heading(`${syncs} syncs of different customers`, ['connections', 'per second', 'p50 ms', 'p99 ms']),
    line('accepted', cells(connections, accepting.acceptedPerSecond, accepting.p50, accepting.p99)),
    line('finished by the engine, from the first request', ['', accepting.finishedPerSecond.toFixed(1)]),
    `Accepted ${ratio.toFixed(1)} times as fast as finished: ${ratio > 1 ? 'met' : 'MISSED'}`,
    '',
    ...malformedLines(malformed),
  ].join('\n');
}

function readingLine(name: string, { connections, perSecond, p50, p99 }: Reading): string {
  const verdict = perSecond >= readingTarget ? 'met' : 'MISSED';
  return `${line(name, cells(connections, perSecond, p50, p99))}   at least ${readingTarget}/s: ${verdict}`;
}

function cells(connections: number, perSecond: number, p50: number, p99: number): string[] {
  return [String(connections), perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)];
}

function malformedLines(malformed: Malformed): string[] {
  const { requestsOfARound, kinds, perSecond, answers, notRefused, neverEndingSeconds, isSameProcess } = malformed;
  const wrong = Object.entries(notRefused).map(([what, count]) => `  not refused: ${what} (${count})`);
  const statuses = Object.entries(answers).map(([status, count]) => `${status}: ${count}`);
  return [
    `Malformed requests of ${kinds} kinds, twice ${requestsOfARound}, ${perSecond} per second`,
    '',
    `answers by status: ${statuses.join(', ')}`,
    `all refused with 4xx: ${wrong.length === 0 ? 'met' : 'MISSED'}`,
    ...wrong,
    `the last body that never ends was done with after ${neverEndingSeconds.toFixed(1)} s`,
    `the same process afterwards: ${isSameProcess ? 'met' : 'MISSED'}`,
    memoryLine(malformed),
  ];
}

function memoryLine({ memoryBefore, memoryAfterFirst, memoryAfterSecond, memoryGrowth }: Malformed): string {
  const figures = [memoryBefore, memoryAfterFirst, memoryAfterSecond].map((figure) => figure.toFixed(1));
  const verdict = memoryGrowth <= memoryTarget ? 'met' : 'MISSED';
  return `memory in MB before, after the first and after the second round: ${figures.join(', ')} (× ${memoryGrowth} from the first to the second): ${verdict}`;
}
