import type { RequestLane } from '../../customer/request-budget.ts';

/** Those who wait for their turn: single syncs before bulks, bulks one after the other, each lane in order of arrival. */
export interface WaitingLine<Waiter> {
  add(lane: RequestLane, waiter: Waiter): void;
  /** Takes out whoever's turn it is. */
  next(): Waiter | undefined;
  /** Somebody does not wait any longer. */
  remove(lane: RequestLane, waiter: Waiter): void;
  /** Takes out all, or all of the bulks. */
  removeAll(which: 'all' | 'bulks'): Waiter[];
  counts(): { single: number; bulk: number };
  /** How many get their turn before one that comes now. */
  before(lane: RequestLane): number;
}

export function createWaitingLine<Waiter>(): WaitingLine<Waiter> {
  const singles = new Set<Waiter>();
  /** Only bulks of which somebody waits; the first is the next. */
  const bulks = new Map<string, Set<Waiter>>();
  let inBulks = 0;

  function nextOfBulks(): Waiter | undefined {
    for (const [bulkId, waiters] of bulks) {
      const waiter = takeFirst(waiters);
      inBulks -= 1;
      bulks.delete(bulkId);
      if (waiters.size > 0) bulks.set(bulkId, waiters);
      return waiter;
    }
    return undefined;
  }

  return {
    add(lane, waiter) {
      if (lane.kind === 'single') {
        singles.add(waiter);
        return;
      }
      const waiters = bulks.get(lane.bulkId) ?? new Set();
      bulks.set(lane.bulkId, waiters.add(waiter));
      inBulks += 1;
    },
    next: () => takeFirst(singles) ?? nextOfBulks(),
    remove(lane, waiter) {
      if (lane.kind === 'single') {
        singles.delete(waiter);
        return;
      }
      const waiters = bulks.get(lane.bulkId);
      if (waiters?.delete(waiter) !== true) return;
      inBulks -= 1;
      if (waiters.size === 0) bulks.delete(lane.bulkId);
    },
    removeAll(which) {
      const removed = [...bulks.values()].flatMap((waiters) => [...waiters]);
      bulks.clear();
      inBulks = 0;
      if (which === 'bulks') return removed;
      removed.unshift(...singles);
      singles.clear();
      return removed;
    },
    counts: () => ({ single: singles.size, bulk: inBulks }),
    before(lane) {
      if (lane.kind === 'single') return singles.size;
      const own = bulks.get(lane.bulkId)?.size ?? 0;
      const others = [...bulks].reduce(
        (sum, [id, { size }]) => sum + (id === lane.bulkId ? 0 : Math.min(size, own + 1)),
        0,
      );
      return singles.size + own + others;
    },
  };
}

function takeFirst<Waiter>(waiters: Set<Waiter>): Waiter | undefined {
  for (const first of waiters) {
    waiters.delete(first);
    return first;
  }
  return undefined;
}
