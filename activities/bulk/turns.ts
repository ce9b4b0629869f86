/** So many at the same time, in the order in which they came. */
export interface Turns {
  /** Settles when it is the caller's turn; the answer gives the turn back, once. */
  take(): Promise<() => void>;
}

/** @param atOnce how many may have their turn at the same time */
export function createTurns(atOnce: number): Turns {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const giveBack = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return giveBack;
    },
  };
}
