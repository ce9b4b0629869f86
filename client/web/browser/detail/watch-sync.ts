import { useState } from 'preact/hooks';
import type { Problem } from '../api/answers.ts';
import { readProblem } from '../api/answers.ts';
import { readFeed } from '../api/feed.ts';
import { follow } from '../api/follow.ts';
import type { ServerEvent } from '../api/parse-events.ts';
import { get } from '../api/request.ts';
import { isAway, noteTrouble, noteWorker } from '../api/trouble.ts';
import { useWhileVisible } from '../state/use-while-visible.ts';
import { hasEnded, readSync, type Sync } from '../sync.ts';

export interface WatchedSync {
  /** Null until the first news of it. */
  sync: Sync | null;
  /** Why there is no news, where there will be none; null otherwise. */
  problem: Problem | null;
}

/** A sync as it goes on, from wherever it is; what breaks the connection is got over. */
export function useSync(syncId: string): WatchedSync {
  const [watched, setWatched] = useState<WatchedSync>({ sync: null, problem: null });
  const show = (sync: Sync): void => setWatched({ sync, problem: null });
  useWhileVisible(
    (signal) => {
      watch(syncId, signal, show, (problem) => setWatched(({ sync }) => ({ sync, problem })));
    },
    [syncId],
  );
  return watched;
}

function watch(
  syncId: string,
  hidden: AbortSignal,
  show: (sync: Sync) => void,
  refuse: (problem: Problem) => void,
): void {
  const ended = new AbortController();
  const path = `/v1/syncs/${encodeURIComponent(syncId)}`;
  const onEvent = ({ event, data }: ServerEvent): void => {
    const value: unknown = JSON.parse(data);
    if (event === 'problem') return noteTrouble(readProblem(value, 503));
    if (event !== 'state' && event !== 'result') return;
    noteWorker();
    const sync = readSync(value);
    show(sync);
    if (!hasEnded(sync)) return;
    ended.abort();
    if (sync.error !== null) showOnceMended(sync, path, hidden, show);
  };
  // What is away stands in the banner; everything else, also that a run left no result, is told in place of the sync.
  const onProblem = (problem: Problem): void => {
    if (problem.status >= 400 && !isAway(problem)) refuse(problem);
  };
  // Whether a worker is there is known only of the sync that is looked at.
  hidden.addEventListener('abort', noteWorker);
  void follow(`${path}/events`, { onEvent, onProblem }, AbortSignal.any([hidden, ended.signal]));
}

/** A later sync of the same customer may mend the failure while it is looked at. */
function showOnceMended(failed: Sync, path: string, signal: AbortSignal, show: (sync: Sync) => void): void {
  const number = failed.customer?.customerNumber ?? null;
  if (number === null || failed.resolvedBy !== undefined) return;
  const onResult = ({ customer, error, dryRun }: Sync): void => {
    if (dryRun || error !== null || customer?.customerNumber !== number) return;
    get(path, signal)
      .then((answer) => show(readSync(answer)))
      .catch(() => undefined);
  };
  const stop = readFeed({ onResult });
  signal.addEventListener('abort', stop);
}
