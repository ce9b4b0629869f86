import { createStore } from '../state/store.ts';
import { apiAway, isRecord, type Problem } from './answers.ts';
import { authorization } from './api-key.ts';

/** What is away, as far as the whole page suffers from it; null while all is there. */
export const trouble = createStore<Problem | null>(null);

const away = new Set(['ApiUnavailable', 'TemporalUnavailable', 'WorkerUnavailable']);
const quietCheckMs = 15_000;
const troubledCheckMs = 1_500;

const temporalAway: Problem = {
  title: 'The Temporal server cannot be reached.',
  detail: 'Past syncs can be looked at. New ones cannot be started, and running ones wait.',
  resolution: 'Check that the Temporal server runs and that TEMPORAL_ADDRESS is right. The page goes on by itself.',
  code: 'TemporalUnavailable',
  status: 503,
};

/** True for what the whole page suffers from, and tells in one place. */
export function isAway({ code }: Problem): boolean {
  return away.has(code);
}

export function noteTrouble(problem: Problem): void {
  if (!isAway(problem)) return;
  trouble.set(problem.code === 'TemporalUnavailable' ? temporalAway : problem);
}

/** A worker is there, or nobody asks for one any more. */
export function noteWorker(): void {
  if (trouble.get()?.code === 'WorkerUnavailable') trouble.set(null);
}

/** Asks from time to time, and often while something is away, whether the service can do its work. Never ends. */
export async function watchService(): Promise<never> {
  for (;;) {
    if (document.visibilityState !== 'hidden') await checkService();
    await pause(trouble.get() === null ? quietCheckMs : troubledCheckMs);
  }
}

async function checkService(): Promise<void> {
  const found = await askReady();
  // Whether a worker is there, only a running sync tells.
  if (found === null && trouble.get()?.code === 'WorkerUnavailable') return;
  if (found?.code !== trouble.get()?.code) trouble.set(found);
}

async function askReady(): Promise<Problem | null> {
  try {
    const response = await fetch('/ready', { headers: authorization() });
    if (response.status !== 503) return null;
    const answer: unknown = await response.json();
    const checks = isRecord(answer) && isRecord(answer.checks) ? answer.checks : {};
    return isPartAway(checks.temporal) ? temporalAway : null;
  } catch {
    return apiAway;
  }
}

function isPartAway(check: unknown): boolean {
  return check === 'unavailable' || (isRecord(check) && check.status !== undefined && check.status !== 'ok');
}

/** A wait that ends early when trouble begins, so that its end is seen soon. */
async function pause(milliseconds: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const stop = trouble.subscribe(() => {
      clearTimeout(timer);
      stop();
      setTimeout(resolve, Math.min(milliseconds, troubledCheckMs));
    });
  });
}
