import type { BudgetShare, BudgetUse, SharedBudget } from '../../customer/request-budget.ts';

const tellEveryMs = 1_000;

/**
 * How many requests a process may have in flight: an equal part, but not more than the others leave. A process that
 * comes new begins with what is left, and has its part as soon as the others have heard of it. At least one, because
 * with more processes than requests some would stand still.
 */
export function shareOf({ limits, workers, takenByOthers }: BudgetShare): number {
  return Math.max(1, Math.min(Math.floor(limits.inFlight / workers), limits.inFlight - takenByOthers));
}

export interface Membership {
  share(): number;
  close(): Promise<void>;
}

/**
 * Tells the shared budget every second what this process does, and hears what it may. Where it is away, the last that
 * was heard stands.
 * @param onNews after each time
 * @throws what the shared budget throws at the first time
 */
export async function becomeMember(
  shared: SharedBudget,
  use: () => Omit<BudgetUse, 'share'>,
  onNews: () => void,
): Promise<Membership> {
  let share = 0;
  let telling: Promise<void> | null = null;

  async function tell(): Promise<void> {
    share = shareOf(await shared.tell({ ...use(), share }));
    onNews();
  }

  await tell();
  // What was just taken, others have to know.
  await tell();
  const ticking = setInterval(() => {
    telling ??= tell()
      .catch(() => undefined)
      .finally(() => {
        telling = null;
      });
  }, tellEveryMs);
  ticking.unref();
  return {
    share: () => share,
    async close() {
      clearInterval(ticking);
      await telling;
      await shared.leave().catch(() => undefined);
    },
  };
}
