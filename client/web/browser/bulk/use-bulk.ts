import { useMemo } from 'preact/hooks';
import { readProblem, type Problem } from '../api/answers.ts';
import { follow } from '../api/follow.ts';
import type { ServerEvent } from '../api/parse-events.ts';
import { isAway, noteTrouble, noteWorker } from '../api/trouble.ts';
import { hasBulkEnded, readBulk, type Bulk } from '../bulk.ts';
import { createStore, type Store } from '../state/store.ts';
import { useWhileVisible } from '../state/use-while-visible.ts';

export interface WatchedBulk {
  /** Null until the first news of it. */
  bulk: Bulk | null;
  /** Why there is no news, where there will be none; null otherwise. */
  problem: Problem | null;
}

/** A bulk as it goes on, from wherever it is and whoever started it; what breaks the connection is got over. */
export function useBulk(bulkId: string): Store<WatchedBulk> {
  const store = useMemo(() => createStore<WatchedBulk>({ bulk: null, problem: null }), [bulkId]);
  useWhileVisible((signal) => watch(bulkId, signal, store), [store]);
  return store;
}

function watch(bulkId: string, hidden: AbortSignal, store: Store<WatchedBulk>): void {
  const ended = new AbortController();
  const onEvent = ({ event, data }: ServerEvent): void => {
    const value: unknown = JSON.parse(data);
    if (event === 'problem') return noteTrouble(readProblem(value, 503));
    noteWorker();
    const bulk = readBulk(value);
    store.set({ bulk, problem: null });
    if (hasBulkEnded(bulk)) ended.abort();
  };
  // What is away stands in the banner; everything else is told in place of the bulk.
  const onProblem = (problem: Problem): void => {
    if (problem.status >= 400 && !isAway(problem)) store.set({ ...store.get(), problem });
  };
  // Whether a worker is there is known only of what is looked at.
  hidden.addEventListener('abort', noteWorker);
  const path = `/v1/bulk-syncs/${encodeURIComponent(bulkId)}/events`;
  void follow(path, { onEvent, onProblem }, AbortSignal.any([hidden, ended.signal]));
}
