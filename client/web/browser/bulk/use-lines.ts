import { useState } from 'preact/hooks';
import { isRecord, readCursor, readList, type Problem } from '../api/answers.ts';
import { get, problemToShow } from '../api/request.ts';
import { useApiAway } from '../api/use-api-away.ts';
import { hasBulkEnded, readRecord, type BulkRecord } from '../bulk.ts';
import type { Store } from '../state/store.ts';
import { useWhileVisible } from '../state/use-while-visible.ts';
import { until, wait } from '../state/wait.ts';
import { linesPath } from './line-filters.ts';
import type { WatchedBulk } from './use-bulk.ts';

interface LinesPage {
  /** Null until the first page is there. */
  records: BulkRecord[] | null;
  nextCursor: string | null;
  problem: Problem | null;
}

/** A page of lines, and the ways to the pages around it; null where there is none. */
export interface LinesShown extends LinesPage {
  /** From 1. */
  page: number;
  showNext: (() => void) | null;
  showPrevious: (() => void) | null;
}

/** Which page is shown: the cursors that led to it, of one filter. */
interface Place {
  filter: string;
  cursors: readonly string[];
}

/** A bulk may end thousands of records while one page is read. */
const betweenReadsMs = 1_000;

/** The lines of a bulk that a filter shows, page by page, read again as the bulk goes on. */
export function useLines(bulkId: string, filter: string, store: Store<WatchedBulk>): LinesShown {
  const [found, setFound] = useState<LinesPage>({ records: null, nextCursor: null, problem: null });
  const [place, setPlace] = useState<Place>({ filter, cursors: [] });
  const isAway = useApiAway();
  const cursors = place.filter === filter ? place.cursors : [];
  const path = linesPath(bulkId, filter, cursors.at(-1) ?? null);
  useWhileVisible((signal) => void (isAway || keepReading(path, store, signal, setFound)), [path, store, isAway]);

  const { nextCursor } = found;
  const go = (to: readonly string[]) => (): void => setPlace({ filter, cursors: to });
  return {
    ...found,
    page: cursors.length + 1,
    showNext: nextCursor === null ? null : go([...cursors, nextCursor]),
    showPrevious: cursors.length === 0 ? null : go(cursors.slice(0, -1)),
  };
}

/** Reads the page, and again after each change of the bulk, until the bulk has ended. */
async function keepReading(
  path: string,
  store: Store<WatchedBulk>,
  signal: AbortSignal,
  setFound: (change: (before: LinesPage) => LinesPage) => void,
): Promise<void> {
  while (!signal.aborted) {
    const { bulk } = store.get();
    await read(path, signal, setFound);
    if (bulk !== null && hasBulkEnded(bulk)) return;
    if (store.get().bulk === bulk) await until((done) => store.subscribe(done), signal);
    await wait(betweenReadsMs, signal);
  }
}

async function read(
  path: string,
  signal: AbortSignal,
  setFound: (change: (before: LinesPage) => LinesPage) => void,
): Promise<void> {
  try {
    const answer = await get(path, signal);
    const lines = isRecord(answer) ? answer.records : null;
    setFound(() => ({ records: readList(lines, 'items', readRecord), nextCursor: readCursor(lines), problem: null }));
  } catch (error) {
    const problem = problemToShow(error);
    if (problem !== null) setFound((before) => ({ ...before, problem }));
  }
}
