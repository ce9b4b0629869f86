/** How fast a budget may be used: as a function of what its row says, so that going back to full speed needs no writes. */

/** A budget's row as far as its speed depends on it; times in microseconds since 1970. */
export interface BudgetPace {
  /** As configured. */
  requestsPerSecond: number;
  /** The part of it that the last refusal left, above 0 and at most 1. */
  factor: number;
  /** 0 where nothing was ever refused. */
  throttledAt: number;
  pausedUntil: number;
}

/** After a pause, the speed doubles in this time, until it is the configured one. */
const doublingMicros = 5_000_000;

/**
 * Whatever happens, so much is tried: the limit was not set by chance, and where it is much too high, pauses do the rest.
 * Back at full speed in half a minute.
 */
const slowestPart = 1 / 50;
const slowestPerSecond = 1;

/**
 * The part of the limit that is used. A window of one second also meets the requests of slots before it that were used
 * late (up to 50 ms), and requests and answers take their time on the way: a tenth is kept free for both. So no window
 * of one second holds more than 0.9 × 1.05 × the limit, rounded up, and another 50 ms may be lost on the way. (What a
 * busy network or upstream keeps for longer and then sees all at once, no sender can prevent, but for having few in flight.)
 */
const usedPart = 0.9;

/** A claim covers so much time, so that nobody holds slots for long that another process could use. */
const longestClaimMicros = 50_000;

/** Requests per second that are allowed at a time. */
export function allowedPerSecond(pace: BudgetPace, now: number): number {
  return pace.requestsPerSecond * factorAt(pace, now);
}

/** What another refusal leaves of the configured speed: half of what was allowed, but never less than the slowest. */
export function factorAfterRefusal(pace: BudgetPace, now: number): number {
  const slowest = Math.min(1, Math.max(slowestPart, slowestPerSecond / pace.requestsPerSecond));
  return Math.max(slowest, factorAt(pace, now) / 2);
}

function factorAt({ factor, throttledAt, pausedUntil }: BudgetPace, now: number): number {
  const sinceMicros = Math.max(0, now - Math.max(throttledAt, pausedUntil));
  return Math.min(1, factor * 2 ** (sinceMicros / doublingMicros));
}

/** From one slot to the next. */
export function slotMicros(perSecond: number): number {
  return Math.ceil(1_000_000 / (perSecond * usedPart));
}

/** How many of the wanted slots one claim may have, at least one. */
export function claimable(wanted: number, everyMicros: number): number {
  return Math.max(1, Math.min(Math.ceil(wanted), Math.floor(longestClaimMicros / everyMicros)));
}
