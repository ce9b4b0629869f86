import { useEffect, useState } from 'preact/hooks';
import { readCursor, readList, type Problem } from '../api/answers.ts';
import { readFeed } from '../api/feed.ts';
import { get, problemToShow } from '../api/request.ts';
import { useApiAway } from '../api/use-api-away.ts';
import type { Filters } from '../state/route.ts';
import { readSync, type Sync } from '../sync.ts';
import { gatherArrivals } from './arrivals.ts';
import { matches } from './matches.ts';
import { merge } from './merge.ts';
import { searchPath } from './search-query.ts';

interface Found {
  /** Newest first; null until the first page is there. */
  syncs: Sync[] | null;
  nextCursor: string | null;
  problem: Problem | null;
}

export interface PastSyncsFound extends Found {
  loadMore: () => void;
}

/** The syncs that match, page by page, with new ones on top as they end. */
export function usePastSyncs(filters: Filters): PastSyncsFound {
  const [found, setFound] = useState<Found>({ syncs: null, nextCursor: null, problem: null });
  const isAway = useApiAway();

  useEffect(() => {
    const ending = new AbortController();
    const search = (): void => void load(filters, null, ending.signal, setFound);
    if (!isAway) search();
    const add = (arrived: readonly Sync[]): void =>
      setFound((before) => ({ ...before, syncs: merge(arrived, before.syncs ?? [], idOf) }));
    const arrivals = gatherArrivals(add, search);
    const onResult = (sync: Sync): void => {
      if (matches(sync, filters)) arrivals.take(sync);
    };
    const stop = readFeed({ onResult, onReopened: search });
    return () => {
      stop();
      arrivals.stop();
      ending.abort();
    };
  }, [filters, isAway]);

  const loadMore = (): void => void load(filters, found.nextCursor, null, setFound);
  return { ...found, loadMore };
}

async function load(
  filters: Filters,
  cursor: string | null,
  signal: AbortSignal | null,
  setFound: (change: (before: Found) => Found) => void,
): Promise<void> {
  try {
    const answer = await get(searchPath(filters, cursor), signal ?? undefined);
    const page = readList(answer, 'items', readSync);
    const nextCursor = readCursor(answer);
    setFound(({ syncs }) => {
      return { syncs: cursor === null ? page : merge(syncs ?? [], page, idOf), nextCursor, problem: null };
    });
  } catch (error) {
    const problem = problemToShow(error);
    if (problem !== null) setFound((before) => ({ ...before, problem }));
  }
}

function idOf({ syncId }: Sync): string {
  return syncId;
}
