import { setTimeout as delay } from 'node:timers/promises';
import type { Stack } from '../../support/stack.ts';

/** How often a worker is killed, and after how long a life. */
export interface Killing {
  lifeMs: number;
  most: number;
}

/**
 * A worker that is killed (SIGKILL) whenever it has lived for so long, and started again; the last one is left alive.
 * @param isOver ends the killing; asked while a worker lives
 * @returns how many were killed
 */
export async function killAgainAndAgain(
  stack: Pick<Stack, 'startWorker'>,
  { lifeMs, most }: Killing,
  environment: Record<string, string>,
  isOver: () => boolean,
): Promise<number> {
  for (let killed = 0; ; killed += 1) {
    const worker = await stack.startWorker(environment);
    const dies = Date.now() + lifeMs;
    while (Date.now() < dies && !isOver()) await delay(50);
    if (killed >= most || isOver()) return killed;
    await worker.kill('SIGKILL');
  }
}
