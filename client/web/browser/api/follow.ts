import type { Problem } from './answers.ts';
import { createEventParser, type ServerEvent } from './parse-events.ts';
import { authorization } from './api-key.ts';
import { wait } from '../state/wait.ts';
import { fetchAnswer, problemIn } from './request.ts';

export interface Following {
  /** The stream is open, for the first time or again. */
  onOpen?: () => void;
  onEvent: (event: ServerEvent) => void;
  /** The stream cannot be had; where waiting helps, it is tried again all the same. */
  onProblem: (problem: Problem) => void;
}

/** How far a stream was read. */
export interface Place {
  lastId: string | null;
}

const shortestPauseMs = 500;
const longestPauseMs = 8_000;

/**
 * Follows a stream of server-sent events until the signal is aborted: where it breaks off, it is taken up again
 * behind the last event that had an id. Refused for good (4xx), it ends.
 * @param place where it stands; kept up to date
 */
export async function follow(
  path: string,
  following: Following,
  signal: AbortSignal,
  place: Place = { lastId: null },
): Promise<void> {
  let pauseMs = shortestPauseMs;
  while (!signal.aborted) {
    try {
      await readStream(path, following, place, signal);
      pauseMs = shortestPauseMs;
    } catch (error) {
      const problem = signal.aborted ? null : problemIn(error);
      if (problem !== null) following.onProblem(problem);
      if (problem !== null && problem.status >= 400 && problem.status < 500 && problem.status !== 429) return;
    }
    await wait(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

async function readStream(
  path: string,
  { onEvent, onOpen }: Following,
  place: Place,
  signal: AbortSignal,
): Promise<void> {
  const resume = place.lastId === null ? {} : { 'last-event-id': place.lastId };
  const headers = { ...authorization(), ...resume, accept: 'text/event-stream' };
  const response = await fetchAnswer(path, { headers, signal, cache: 'no-store' });
  onOpen?.();
  const parse = createEventParser();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) return;
    for (const event of parse(piece.value)) {
      place.lastId = event.id ?? place.lastId;
      if (!signal.aborted) onEvent(event);
    }
  }
}
