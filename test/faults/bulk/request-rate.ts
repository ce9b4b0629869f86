/** How fast requests came, by the journal of who received them. */
import type { JournalRow } from '../../../sandbox/control-client.ts';
import type { Stall } from './stalls.ts';

const secondMs = 1_000;

/** Of windows of one second. */
export interface RequestRate {
  /** The greatest number of requests in any. */
  most: number;
  /** By how much one went above what was allowed, at the worst; 0 where none did. */
  excess: number;
}

/**
 * A receiver that stands still sees requests later than they came, those of the stall all at once. So a window in which
 * it stood still for a tenth of a second is a window of 1.1 seconds to whoever sent them.
 * @param onTheWayMs so long requests may have been on their way
 */
export function requestRate(
  requests: readonly Pick<JournalRow, 'at'>[],
  allowed: number,
  stalls: readonly Stall[] = [],
  onTheWayMs = 0,
): RequestRate {
  const times = requests.map(({ at }) => Date.parse(at)).toSorted((one, other) => one - other);
  const rate: RequestRate = { most: 0, excess: 0 };
  let first = 0;
  for (const [last, time] of times.entries()) {
    while ((times[first] ?? time) <= time - secondMs) first += 1;
    const count = last - first + 1;
    rate.most = Math.max(rate.most, count);
    if (count <= allowed) continue;
    const longer = longestStall(stalls, time - secondMs, time) + onTheWayMs;
    rate.excess = Math.max(rate.excess, count - Math.ceil((allowed * (secondMs + longer)) / secondMs));
  }
  return rate;
}

function longestStall(stalls: readonly Stall[], from: number, to: number): number {
  const within = stalls.filter((stall) => stall.to > from && stall.from < to);
  return Math.max(0, ...within.map((stall) => stall.to - stall.from));
}
