import type { SharedBudget, SlotRequest } from '../../customer/request-budget.ts';
import type { SlotStock } from './slot-stock.ts';

/** So far ahead anybody may claim: far enough that no slot is lost between two claims. */
const usualAheadMs = 50;

/** So far ahead single syncs may claim: as long as they wait. Bulks then find the head of the line too far away. */
const urgentAheadMs = 2_000;

/** Answers of the shared budget that take longer than this are allowed for in the next claim. */
const quickMs = 20;

interface WantedSlots {
  /** Requests that could go now if they had a slot. */
  count: number;
  /** Those of single syncs among them. */
  singles: number;
  /** May claim ahead of the line for those, how far; at least `urgentAheadMs`. */
  patienceMs: number;
}

export interface SlotClaims {
  /**
   * Sees to it that there will be slots for so many requests.
   * @returns when to look again, of performance.now(); null where the end of a claim will tell
   */
  want(wanted: WantedSlots, now: number): number | null;
  /** A request used a slot: so fast they are needed. */
  noteUse(): void;
}

/**
 * Claims slots in batches: what waits now, and as many as were lately used in the time of a batch, because the next
 * requests will come.
 * @param onEnd after each claim, with the error where it failed
 */
export function createSlotClaims(shared: SharedBudget, stock: SlotStock, onEnd: (error?: unknown) => void): SlotClaims {
  let claiming = false;
  let askAt = 0;
  let askUrgentAt = 0;
  let leadMs = 0;
  let used = 0;
  let usedSince = 0;
  let usedBefore = 0;

  /** How many slots were lately used in the time that a claim covers. */
  function expected(now: number): number {
    if (now - usedSince >= usualAheadMs) {
      usedBefore = (used / (now - usedSince)) * usualAheadMs;
      used = 0;
      usedSince = now;
    }
    return usedBefore;
  }

  async function claim(request: SlotRequest, urgent: boolean): Promise<void> {
    const sentAt = performance.now();
    claiming = true;
    try {
      const claimed = await shared.claim(request);
      const heardAt = performance.now();
      leadMs = heardAt - sentAt > quickMs ? heardAt - sentAt : 0;
      if (claimed.slots !== null) stock.add(claimed.slots);
      else if (urgent) askUrgentAt = heardAt + claimed.askAgainInMs;
      else askAt = heardAt + claimed.askAgainInMs;
      claiming = false;
      onEnd();
    } catch (error) {
      claiming = false;
      onEnd(error);
    }
  }

  return {
    noteUse() {
      used += 1;
    },
    want({ count, singles, patienceMs }, now) {
      if (claiming) return null;
      const held = stock.count(now);
      if (count > held && now >= askAt) {
        void claim({ count: Math.max(count - held, expected(now)), aheadMs: usualAheadMs, leadMs }, false);
        return null;
      }
      if (singles > held && now >= askUrgentAt) {
        void claim({ count: singles - held, aheadMs: Math.max(urgentAheadMs, patienceMs), leadMs }, true);
        return null;
      }
      const askAgainAt = singles > held ? Math.min(askAt, askUrgentAt) : askAt;
      return Math.min(stock.nextAt(now) ?? Infinity, count > held ? askAgainAt : Infinity);
    },
  };
}
