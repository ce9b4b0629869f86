import { randomUUID } from 'node:crypto';
import {
  slotUsableMs,
  type BudgetKey,
  type BudgetLimits,
  type SharedBudget,
  type SlotClaim,
  type SlotRequest,
} from '../customer/request-budget.ts';
import { createClockDifference } from './clock-difference.ts';
import { allowedPerSecond, claimable, factorAfterRefusal, slotMicros } from './budget-curve.ts';
import {
  membersBeside,
  moveNextSlot,
  pauseBudget,
  putLimits,
  putNextSlotBack,
  readBudget,
  removeMember,
  slowBudgetDown,
  tellMember,
  type BudgetDatabase,
  type BudgetRow,
} from './budget-statements.ts';

/** No queue of claimed slots is this long; one that seems to be was made before the clock was put back. */
const longestQueueMicros = 120_000_000;

/**
 * Slots of so long ago can still be claimed where nobody did, so that the requests of a step, or of some syncs that come
 * together, need not wait one for the other. They stay usable for the rest of their time.
 */
const unusedMs = slotUsableMs - 20;

/**
 * One process's part in a budget. Slots are handed out by GCRA: the row holds the time of the next free slot, and whoever
 * moves it by so many intervals has so many slots. The interval comes from what was last read of the row, and a claim
 * counts only where nothing of that has changed: a claim is one statement, and what one process hears of an upstream is
 * heeded by the next claim of every other.
 */
export async function openSharedBudget(
  database: BudgetDatabase,
  key: BudgetKey,
  limits: BudgetLimits,
): Promise<SharedBudget> {
  const member = randomUUID();
  const clock = createClockDifference();
  const now = (): number => clock.toShared(performance.now());
  let row = await read();

  /** Every answer with a time on it tells how the clocks differ. */
  async function timed<Answer extends { now: number } | null>(ask: () => Promise<Answer>): Promise<Answer> {
    const askedAt = performance.now();
    const answer = await ask();
    if (answer !== null) clock.note({ askedAt, now: answer.now, heardAt: performance.now() });
    return answer;
  }

  /** Others forget a budget that nobody has used for long; this process may have been asleep. */
  async function read(): Promise<BudgetRow> {
    for (;;) {
      const found = await timed(async () => await readBudget(database, key));
      if (found !== null) return found.row;
      await putLimits(database, key, limits);
    }
  }

  async function claim({ count: wanted, aheadMs, leadMs }: SlotRequest): Promise<SlotClaim> {
    const everyMicros = slotMicros(allowedPerSecond(row, now()));
    const count = claimable(wanted, everyMicros);
    const { revision } = row;
    const aheadMicros = Math.round(aheadMs * 1_000);
    const earliestMicros = Math.round((leadMs - unusedMs) * 1_000);
    const micros = count * everyMicros;
    const by = { micros, aheadMicros, earliestMicros, revision };
    const moved = await timed(async () => await moveNextSlot(database, key, by));
    if (moved !== null) {
      const firstAt = clock.toLocal(moved.nextSlot - micros);
      return { slots: { count, firstAt, everyMs: everyMicros / 1_000 } };
    }
    row = await read();
    if (row.revision !== revision) return { slots: null, askAgainInMs: 0 };
    await mendQueue(database, key, row, now());
    return { slots: null, askAgainInMs: Math.max(0, (row.nextSlot - now() - aheadMicros) / 1_000) };
  }

  return {
    claim,
    async throttle(pauseMs, refused) {
      if (refused) await slowBudgetDown(database, key, factorAfterRefusal(row, now()));
      await pauseBudget(database, key, Math.round(pauseMs * 1_000));
      row = await read();
    },
    async tell(use) {
      await tellMember(database, key, member, use);
      row = await read();
      return { limits: row.limits, ...(await membersBeside(database, key, member)) };
    },
    glance: () => ({
      requestsPerSecond: allowedPerSecond(row, now()),
      pausedForMs: Math.max(0, (row.pausedUntil - now()) / 1_000),
    }),
    leave: async () => await removeMember(database, key, member),
  };
}

/** A clock that was put back must not hold everything up until it has caught up. */
async function mendQueue(database: BudgetDatabase, key: BudgetKey, row: BudgetRow, now: number): Promise<void> {
  const start = Math.max(now, row.pausedUntil);
  if (row.nextSlot - start > longestQueueMicros) await putNextSlotBack(database, key, row, start);
}
