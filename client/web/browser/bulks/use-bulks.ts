import { useState } from 'preact/hooks';
import { readCursor, readList, type Problem } from '../api/answers.ts';
import { get, problemToShow } from '../api/request.ts';
import { hasBulkEnded, readBulk, type Bulk } from '../bulk.ts';
import { merge } from '../list/merge.ts';
import { useWhileVisible } from '../state/use-while-visible.ts';
import { wait } from '../state/wait.ts';

interface Found {
  /** Newest first; null until the first page is there. */
  bulks: Bulk[] | null;
  nextCursor: string | null;
  problem: Problem | null;
}

type Change = (change: (before: Found) => Found) => void;

const pageSize = 50;
/** Often while one runs; else only to see one that somebody starts. */
const whileRunningMs = 2_000;
const otherwiseMs = 8_000;

/** The bulks, page by page; the first page is kept up to date. */
export function useBulks(): Found & { loadMore: () => void } {
  const [found, setFound] = useState<Found>({ bulks: null, nextCursor: null, problem: null });
  useWhileVisible((signal) => void keepUpToDate(signal, setFound), []);
  const loadMore = (): void => void load(found.nextCursor, null, setFound);
  return { ...found, loadMore };
}

async function keepUpToDate(signal: AbortSignal, setFound: Change): Promise<void> {
  while (!signal.aborted) {
    const newest = await load(null, signal, setFound);
    await wait(newest.every(hasBulkEnded) ? otherwiseMs : whileRunningMs, signal);
  }
}

/** @returns the bulks of the page; none where it cannot be had */
async function load(cursor: string | null, signal: AbortSignal | null, setFound: Change): Promise<Bulk[]> {
  try {
    const query = new URLSearchParams({ limit: String(pageSize), ...(cursor !== null && { cursor }) });
    const answer = await get(`/v1/bulk-syncs?${query.toString()}`, signal ?? undefined);
    const page = readList(answer, 'items', readBulk);
    setFound((before) => withPage(before, page, readCursor(answer), cursor === null));
    return page;
  } catch (error) {
    const problem = problemToShow(error);
    if (problem !== null) setFound((before) => ({ ...before, problem }));
    return [];
  }
}

/** The first page, read again, leaves alone what was read behind it. */
function withPage({ bulks, nextCursor }: Found, page: Bulk[], next: string | null, isFirst: boolean): Found {
  if (bulks === null) return { bulks: page, nextCursor: next, problem: null };
  if (!isFirst) return { bulks: merge(bulks, page, idOf), nextCursor: next, problem: null };
  return { bulks: merge(page, bulks, idOf), nextCursor, problem: null };
}

function idOf({ bulkId }: Bulk): string {
  return bulkId;
}
