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

/** How a budget stands, as API, metrics and page show it. */
export interface BudgetState {
  system: UpstreamSystem;
  /** Stands for the credential without telling it: 8 hexadecimal digits of a hash. */
  credential: string;
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
