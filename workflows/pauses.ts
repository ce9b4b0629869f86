/** Pausing a bulk: pages that are under way are stopped, and go on where they stopped when the bulk is resumed. */
import { CancellationScope, CancelledFailure, condition, isCancellation } from '@temporalio/workflow';

export interface Pauses {
  pause(): void;
  resume(): void;
  isPaused(): boolean;
  /** Settles at once unless paused. @throws CancelledFailure where the bulk is cancelled */
  untilRunning(): Promise<void>;
  /** Runs the work, and asks it to stop when the bulk is paused. @returns null where it had not begun */
  stoppable<T>(work: () => Promise<T>): Promise<T | null>;
  /** Settles after the next pause or resume, or after so many milliseconds. */
  changedWithin(milliseconds: number): Promise<void>;
  /** Calls the listener with every change, one at a time, always with the newest. */
  listen(listener: (isPaused: boolean) => Promise<void>): Promise<void>;
}

export function openPauses(pausedAtFirst: boolean): Pauses {
  let paused = pausedAtFirst;
  let changes = 0;
  const underWay = new Set<CancellationScope>();
  const set = (value: boolean): void => {
    if (paused === value) return;
    paused = value;
    changes += 1;
    if (paused) for (const scope of underWay) scope.cancel();
  };
  return {
    pause: () => set(true),
    resume: () => set(false),
    isPaused: () => paused,
    async untilRunning() {
      assertNotCancelled();
      if (paused) await condition(() => !paused);
    },
    stoppable: async (work) => await stoppable(underWay, work),
    async changedWithin(milliseconds) {
      const before = changes;
      await condition(() => changes !== before, milliseconds);
    },
    async listen(listener) {
      let told = 0;
      for (;;) {
        await condition(() => changes !== told);
        told = changes;
        await listener(paused);
      }
    },
  };
}

function assertNotCancelled(): void {
  if (CancellationScope.current().consideredCancelled) throw new CancelledFailure('The bulk is cancelled.');
}

async function stoppable<T>(underWay: Set<CancellationScope>, work: () => Promise<T>): Promise<T | null> {
  const scope = new CancellationScope();
  underWay.add(scope);
  try {
    return await scope.run(work);
  } catch (error) {
    if (!isCancellation(error)) throw error;
    assertNotCancelled();
    return null;
  } finally {
    underWay.delete(scope);
  }
}
