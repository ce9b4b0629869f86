/** What the API makes of thousands of malformed requests: an answer to each, and nothing that stays behind. */
import { inTurns } from './in-turns.ts';
import { malformedKinds, neverEnding } from './malformed-requests.ts';
import { oneDecimal } from './measure.ts';
import { readAtRest, readProcessFigures } from './process-figures.ts';
import { sendRaw, type RawStatus } from './raw-request.ts';

const requestsOfARound = 10_000;
const connections = 50;
const answeredWithinMs = 10_000;
/**
 * Requests whose body never comes. Node gives each the longer of its time-outs for headers and for requests, which is a
 * minute, and looks for late ones every 30 seconds.
 */
const openRequests = 50;
const openAnsweredWithinMs = 100_000;

/** Memory after the second round, as a share of that after the first. */
export const memoryTarget = 1.1;

export interface Malformed {
  requestsOfARound: number;
  kinds: number;
  perSecond: number;
  /** How many answers of which status, over both rounds. */
  answers: Record<string, number>;
  /** Kinds that were not answered with 4xx, and how instead; none is as it should be. */
  notRefused: Record<string, number>;
  /** Seconds until the last of the bodies that never end was answered, or given up. */
  neverEndingSeconds: number;
  isSameProcess: boolean;
  /** Megabytes of the API process, at rest. */
  memoryBefore: number;
  memoryAfterFirst: number;
  memoryAfterSecond: number;
  memoryGrowth: number;
}

interface Answered {
  name: string;
  status: RawStatus;
}

/** Two rounds of 10,000, and beside them requests that are begun and never ended. */
export async function measureMalformed(api: URL): Promise<Malformed> {
  const before = await readProcessFigures(api);
  const open = sendNeverEnding(api);
  const startedAt = performance.now();
  const first = await sendRound(api);
  const perSecond = Math.round((requestsOfARound * 1_000) / (performance.now() - startedAt));
  const afterFirst = await readAtRest(api);
  const second = await sendRound(api);
  const afterSecond = await readAtRest(api);
  const neverEnded = await open;
  const all = [...first, ...second, ...neverEnded.answered];
  const end = await readProcessFigures(api);
  return {
    requestsOfARound,
    kinds: malformedKinds.length + 1,
    perSecond,
    answers: countBy(all, ({ status }) => String(status)),
    notRefused: countBy(all.filter(isNotRefused), ({ name, status }) => `${name}: ${status}`),
    neverEndingSeconds: neverEnded.seconds,
    isSameProcess: end.startedAt === before.startedAt,
    memoryBefore: megabytes(before.residentBytes),
    memoryAfterFirst: megabytes(afterFirst.residentBytes),
    memoryAfterSecond: megabytes(afterSecond.residentBytes),
    memoryGrowth: Math.round((afterSecond.residentBytes / afterFirst.residentBytes) * 1_000) / 1_000,
  };
}

async function sendRound(api: URL): Promise<Answered[]> {
  const numbers = Array.from({ length: requestsOfARound }, (_, number) => number);
  return await inTurns(numbers, connections, async (number) => {
    const kind = malformedKinds[number % malformedKinds.length];
    if (kind === undefined) throw new Error('There are no malformed requests.');
    return { name: kind.name, status: await sendRaw(api, kind.make(number), answeredWithinMs) };
  });
}

async function sendNeverEnding(api: URL): Promise<{ answered: Answered[]; seconds: number }> {
  const startedAt = performance.now();
  const requests = Array.from({ length: openRequests }, () => neverEnding);
  const statuses = await inTurns(requests, openRequests, (request) => sendRaw(api, request, openAnsweredWithinMs));
  const answered = statuses.map((status) => ({ name: 'half a body, and never more', status }));
  return { answered, seconds: oneDecimal((performance.now() - startedAt) / 1_000) };
}

function isNotRefused({ status }: Answered): boolean {
  return typeof status !== 'number' || status < 400 || status > 499;
}

function countBy(all: readonly Answered[], nameOf: (one: Answered) => string): Record<string, number> {
  const names = all.map(nameOf).toSorted((a, b) => a.localeCompare(b));
  const counts = Map.groupBy(names, (name) => name);
  return Object.fromEntries([...counts].map(([name, some]) => [name, some.length]));
}

function megabytes(bytes: number): number {
  return oneDecimal(bytes / 1024 / 1024);
}
