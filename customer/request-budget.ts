/** The request budget of one upstream credential: how many requests all workers together may send (issue 7). */
import type { UpstreamSystem } from './sync-failure.ts';

/** Who a request is for: single syncs go first, bulks share what is left. */
export type RequestLane = { kind: 'single' } | { kind: 'bulk'; bulkId: string };

/** What an operator configured. */
export interface BudgetLimits {
  requestsPerSecond: number;
  /** Requests at the same time, of all workers together. */
  inFlight: number;
}

/** Which budget is meant. */
export interface BudgetKey {
  system: UpstreamSystem;
  /** Stands for the credential without telling it: 8 hexadecimal digits of a hash. */
  credential: string;
}

/** How a budget stands, as API, metrics and page show it. */
export interface BudgetState extends BudgetKey {
  limits: BudgetLimits;
  /** Requests per second that are allowed at this moment: less than the limit for a while after a 429. */
  requestsPerSecond: number;
  /** ISO 8601; until then nothing is sent, because the upstream asked for it. Null where nothing holds requests up. */
  pausedUntil: string | null;
  lastThrottledAt: string | null;
  /** Of all live workers, told every second. */
  inFlight: number;
  waiting: { single: number; bulk: number };
  workers: number;
}

/**
 * A slot may be used so long after its time, then it is lost: slots that were saved up would let many requests go at
 * once, and a window of one second would see more than the limit (sync-log/budget-curve.ts has the sum).
 */
export const slotUsableMs = 50;

export interface SlotRequest {
  /** How many slots could be used soon; fewer may come. */
  count: number;
  /** How far from now the first of them may be. */
  aheadMs: number;
  /** How long an answer of the shared budget takes to arrive: slots that would be lost by then are of no use. */
  leadMs: number;
}

/** Evenly spaced moments that belong to one process: in each of them, or shortly afterwards, it may send one request. */
export interface Slots {
  count: number;
  /** Of this process's performance.now(); it may just have passed. */
  firstAt: number;
  everyMs: number;
}

/** Slots, or when it is worth to ask again. */
export type SlotClaim = { slots: Slots } | { slots: null; askAgainInMs: number };

/** What a worker process does with a budget at this moment. */
export interface BudgetUse {
  inFlight: number;
  waiting: BudgetState['waiting'];
  /** How many requests it takes the liberty to have in flight. */
  share: number;
}

/** The other processes of a budget, and what is left by them. */
export interface BudgetShare {
  limits: BudgetLimits;
  /** Processes that are alive, this one included. */
  workers: number;
  /** Sum of what the others take of the requests in flight. */
  takenByOthers: number;
}

/** The part of a budget that all processes share, as one of them sees it. What does not say otherwise throws where it is away. */
export interface SharedBudget {
  claim(request: SlotRequest): Promise<SlotClaim>;
  /**
   * Lets nobody send anything for a while.
   * @param refused true where the upstream refused a request: then all go slower afterwards, too
   */
  throttle(pauseMs: number, refused: boolean): Promise<void>;
  /** To be called every second: who is silent for some seconds counts as gone. */
  tell(use: BudgetUse): Promise<BudgetShare>;
  /** What was last heard, carried on to this moment. Asks nobody. */
  glance(): { requestsPerSecond: number; pausedForMs: number };
  /** This process takes part no longer. */
  leave(): Promise<void>;
}
