import type { BudgetShare, BudgetUse, SharedBudget } from '../../customer/request-budget.ts';

const tellEveryMs = 1_000;
/** Until a new process has its part. */
const askEveryMs = 200;

/**
 * How many requests a process may have in flight: an equal part, but not more than the others leave. A process that
 * comes new begins with what is left, and has its part as soon as the others have heard of it. At least one, because
 * with more processes than requests some would stand still.
 */
export function shareOf(budget: BudgetShare): number {
  return Math.max(1, Math.min(equalPart(budget), budget.limits.inFlight - budget.takenByOthers));
}

function equalPart({ limits, workers }: BudgetShare): number {
  return Math.floor(limits.inFlight / workers);
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
  let next: NodeJS.Timeout | null = null;
  let telling: Promise<void> = Promise.resolve();
  let closed = false;

  /** @returns whether it has its part */
  async function tell(): Promise<boolean> {
    const told = share;
    const budget = await shared.tell({ ...use(), share });
    share = shareOf(budget);
    // What it has just taken or given back, the others have to know.
    if (share !== told) await shared.tell({ ...use(), share });
    onNews();
    return share >= equalPart(budget);
  }

  function tellIn(milliseconds: number): void {
    if (closed) return;
    next = setTimeout(() => {
      telling = tell().then(
        (hasPart) => tellIn(hasPart ? tellEveryMs : askEveryMs),
        () => tellIn(tellEveryMs),
      );
    }, milliseconds);
    next.unref();
  }

  tellIn((await tell()) ? tellEveryMs : askEveryMs);
  return {
    share: () => share,
    async close() {
      closed = true;
      clearTimeout(next ?? undefined);
      await telling;
      await shared.leave().catch(() => undefined);
    },
  };
}
