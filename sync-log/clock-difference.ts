/**
 * How far the clock of the shared budget is from this process's performance.now(), in microseconds. An answer tells the
 * time at which the store made it, which was some time between asking and hearing; the next answers narrow that down. So
 * neither a claim that came late to the store nor an answer that came late from it moves a slot to another time.
 */
export interface ClockDifference {
  /** @param now of the shared clock, in microseconds; asked and heard of performance.now(), in milliseconds */
  note(answer: { askedAt: number; now: number; heardAt: number }): void;
  /** From microseconds of the shared clock to milliseconds of performance.now(). */
  toLocal(micros: number): number;
  /** From milliseconds of performance.now() to whole microseconds of the shared clock. */
  toShared(milliseconds: number): number;
}

/** Two clocks drift apart by less than this: microseconds in a millisecond, of clocks that a time service corrects. */
const driftMicrosPerMs = 1;

export function createClockDifference(): ClockDifference {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  let notedAt = 0;
  const difference = (): number => (least + most) / 2;

  return {
    note({ askedAt, now, heardAt }) {
      const drift = Math.max(0, heardAt - notedAt) * driftMicrosPerMs;
      const lower = now - heardAt * 1_000;
      const upper = now - askedAt * 1_000;
      least = Math.max(least - drift, lower);
      most = Math.min(most + drift, upper);
      notedAt = heardAt;
      if (least <= most) return;
      // One of the clocks was set: what was heard before is of no use.
      least = lower;
      most = upper;
    },
    toLocal: (micros) => (micros - difference()) / 1_000,
    toShared: (milliseconds) => Math.round(milliseconds * 1_000 + difference()),
  };
}
