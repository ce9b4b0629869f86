/** Waits so long, or until the signal is aborted. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await until((done) => {
    const timer = setTimeout(done, milliseconds);
    return () => clearTimeout(timer);
  }, signal);
}

/**
 * Waits until something tells that it is done, or until the signal is aborted.
 * @param begin is given what is to be called then, and answers how to leave off
 */
export async function until(begin: (done: () => void) => () => void, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      signal.removeEventListener('abort', end);
      leaveOff();
      resolve();
    };
    const leaveOff = begin(end);
    signal.addEventListener('abort', end);
  });
}
