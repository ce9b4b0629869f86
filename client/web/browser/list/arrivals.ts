import type { Sync } from '../sync.ts';

export interface Arrivals {
  take(sync: Sync): void;
  stop(): void;
}

/** Often enough to look immediate. */
const gatherMs = 200;
/** A list that only grew would hold a hundred thousand rows after a large bulk. */
const mostAdded = 100;

/**
 * Gathers the syncs that end, so that a list is not drawn for each of them.
 * @param add is given those of the last moment, newest first
 * @param beginAnew is called in its place once many were added: the list is to be read as if it had just been opened
 */
export function gatherArrivals(add: (syncs: readonly Sync[]) => void, beginAnew: () => void): Arrivals {
  let gathered: Sync[] = [];
  let added = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const hand = (): void => {
    timer = null;
    added += gathered.length;
    if (added > mostAdded) {
      added = 0;
      beginAnew();
    } else {
      add(gathered.toReversed());
    }
    gathered = [];
  };
  return {
    take(sync) {
      gathered.push(sync);
      timer ??= setTimeout(hand, gatherMs);
    },
    stop: () => clearTimeout(timer ?? undefined),
  };
}
