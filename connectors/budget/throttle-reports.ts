import type { SharedBudget } from '../../customer/request-budget.ts';

interface Throttle {
  /** Of performance.now(). */
  until: number;
  refused: boolean;
}

export interface ThrottleReports {
  add(throttle: Throttle): void;
  /** How long this process has heard that nothing may be sent. */
  pausedForMs(now: number): number;
  /** True until the others can have heard of all throttles. */
  isReporting(): boolean;
  /** How many were added. */
  count(): number;
  settled(): Promise<void>;
}

/**
 * Tells all processes what one of them heard. Many requests are refused together; what comes in while one report is on
 * its way goes with the next.
 * @param onDone when all are told, or could not be told: then at least this process keeps to them
 */
export function createThrottleReports(shared: SharedBudget, onDone: () => void): ThrottleReports {
  let waiting: Throttle | null = null;
  let reporting: Promise<void> | null = null;
  let pausedUntil = 0;
  let count = 0;

  async function report(): Promise<void> {
    while (waiting !== null) {
      const { until, refused }: Throttle = waiting;
      waiting = null;
      await shared.throttle(Math.max(0, until - performance.now()), refused).catch(() => undefined);
    }
    reporting = null;
    onDone();
  }

  return {
    add({ until, refused }) {
      count += 1;
      pausedUntil = Math.max(pausedUntil, until);
      waiting = { until: Math.max(until, waiting?.until ?? 0), refused: refused || waiting?.refused === true };
      reporting ??= report();
    },
    pausedForMs: (now) => Math.max(0, pausedUntil - now, shared.glance().pausedForMs),
    isReporting: () => reporting !== null,
    count: () => count,
    settled: async () => await (reporting ?? Promise.resolve()),
  };
}
