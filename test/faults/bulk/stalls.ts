/** Moments in which this process, and with it the stand-ins, did nothing: on a busy machine there are many. */

/** Milliseconds since 1970. */
export interface Stall {
  from: number;
  to: number;
}

const everyMs = 5;
const shortestMs = 10;

/** Notes them from now on. @returns stops, and answers what was noted */
export function watchStalls(): () => Stall[] {
  const stalls: Stall[] = [];
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > everyMs + shortestMs) stalls.push({ from: last, to: now });
    last = now;
  }, everyMs);
  return () => {
    clearInterval(timer);
    return stalls;
  };
}
