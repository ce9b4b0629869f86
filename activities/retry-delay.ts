const firstDelayMs = 1_000;
const longestBackOffMs = 5 * 60_000;
/** No upstream can make a sync sleep longer than this at a time; afterwards it simply asks again. */
export const longestWaitMs = 60 * 60_000;

/**
 * How long to wait before the next attempt.
 * - The upstream named a time: that long, up to an hour, plus up to a tenth, so that the syncs which were told the
 *   same do not all come back in the same instant.
 * - It did not: exponential back-off from 1 s to 5 min, of which the upper half is random.
 * @param retryAfterMs what the upstream asked for, in milliseconds; null where it said nothing
 * @param attempt the attempt that just failed, from 1
 * @param random a number from 0 up to 1
 * @returns whole milliseconds, at least 1 (Temporal takes 0 for "not given")
 */
export function retryDelayMs(retryAfterMs: number | null, attempt: number, random: number): number {
  if (retryAfterMs !== null) {
    const asked = Math.min(Math.max(retryAfterMs, 0), longestWaitMs);
    return Math.max(1, Math.round(asked * (1 + random / 10)));
  }
  const backOff = Math.min(firstDelayMs * 2 ** (attempt - 1), longestBackOffMs);
  return Math.round(backOff / 2 + (backOff / 2) * random);
}
