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
    if (now - last > everyMs + shortestMs) note(stalls, { from: last, to: now });
    last = now;
  }, everyMs);
  return () => {
    clearInterval(timer);
    return stalls;
  };
}

/** Between two that follow at once there was time to look at the clock, not for what had come meanwhile. */
function note(stalls: Stall[], stall: Stall): void {
  const before = stalls.at(-1);
  if (before?.to === stall.from) before.to = stall.to;
  else stalls.push(stall);
}
