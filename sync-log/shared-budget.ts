import { randomUUID } from 'node:crypto';
import {
  slotUsableMs,
  type BudgetKey,
  type BudgetLimits,
  type SharedBudget,
  type SlotClaim,
  type SlotRequest,
} from '../customer/request-budget.ts';
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

interface KnownBudget {
  row: BudgetRow;
  /** On the shared clock, when it was read. */
  now: number;
  /** Of performance.now(), when that was heard. */
  heardAt: number;
}

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
  const read = async (): Promise<KnownBudget> => await readOrMake(database, key, limits);
  let known = await read();
  const now = (): number => known.now + (performance.now() - known.heardAt) * 1_000;

  async function claim({ count: wanted, aheadMs, leadMs }: SlotRequest): Promise<SlotClaim> {
    const everyMicros = slotMicros(allowedPerSecond(known.row, now()));
    const count = claimable(wanted, everyMicros);
    const { revision } = known.row;
    const aheadMicros = Math.round(aheadMs * 1_000);
    const earliestMicros = Math.round((leadMs - unusedMs) * 1_000);
    const micros = count * everyMicros;
    const moved = await moveNextSlot(database, key, { micros, aheadMicros, earliestMicros, revision });
    if (moved !== null) {
      const firstInMs = (moved.nextSlot - micros - moved.now) / 1_000;
      return { slots: { count, firstInMs, everyMs: everyMicros / 1_000 } };
    }
    known = await read();
    if (known.row.revision !== revision) return { slots: null, askAgainInMs: 0 };
    await mendQueue(database, key, known);
    return { slots: null, askAgainInMs: Math.max(0, (known.row.nextSlot - known.now - aheadMicros) / 1_000) };
  }

  return {
    claim,
    async throttle(pauseMs, refused) {
      if (refused) await slowBudgetDown(database, key, factorAfterRefusal(known.row, now()));
      await pauseBudget(database, key, Math.round(pauseMs * 1_000));
      known = await read();
    },
    async tell(use) {
      await tellMember(database, key, member, use);
      known = await read();
      return { limits: known.row.limits, ...(await membersBeside(database, key, member)) };
    },
    glance: () => ({
      requestsPerSecond: allowedPerSecond(known.row, now()),
      pausedForMs: Math.max(0, (known.row.pausedUntil - now()) / 1_000),
    }),
    leave: async () => await removeMember(database, key, member),
  };
}

/** Others forget a budget that nobody has used for long; this process may have been asleep. */
async function readOrMake(database: BudgetDatabase, key: BudgetKey, limits: BudgetLimits): Promise<KnownBudget> {
  for (;;) {
    const found = await readBudget(database, key);
    if (found !== null) return { ...found, heardAt: performance.now() };
    await putLimits(database, key, limits);
  }
}

/** A clock that was put back must not hold everything up until it has caught up. */
async function mendQueue(database: BudgetDatabase, key: BudgetKey, { row, now }: KnownBudget): Promise<void> {
  const start = Math.max(now, row.pausedUntil);
  if (row.nextSlot - start > longestQueueMicros) await putNextSlotBack(database, key, row, start);
}
