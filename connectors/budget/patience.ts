import type { RequestLane } from '../../customer/request-budget.ts';
import { SyncFailure, type UpstreamSystem } from '../../customer/sync-failure.ts';

/**
 * How long a request may wait in the process for a pause to end. Longer waits belong to Temporal, which holds no worker
 * meanwhile and shows them. Somebody may be looking at a single sync.
 */
export const longestWaitMs = { single: 2_000, bulk: 1_000 } as const;

/** A step may take three requests; where slots are rare, each has to be worth waiting for, or none would ever finish. */
const slotsWorthWaiting = 3;

/**
 * A page of a bulk is there to queue up: a record that gave up its place would only make its requests again. Enough for
 * all records that a process has under way.
 */
const bulkQueueMs = 60_000;
const bulkQueueSlots = 100;

/** How long a request queues up for its slot, where nothing is paused. */
export function patienceMs(lane: RequestLane, requestsPerSecond: number): number {
  const slots = lane.kind === 'bulk' ? bulkQueueSlots : slotsWorthWaiting;
  const usual = lane.kind === 'bulk' ? bulkQueueMs : longestWaitMs.single;
  return Math.max(usual, (slots * 1_111) / requestsPerSecond);
}

const names: Readonly<Record<UpstreamSystem, string>> = { openai: 'OpenAI', ipaas: 'iPaaS.com' };

/** Nobody comes again sooner than this, so that waiting is cheaper than asking. */
const soonestMs = 250;

/** Without `upstream`: nothing was sent. */
export function pausedFailure(system: UpstreamSystem, forMs: number): SyncFailure {
  return new SyncFailure('RateLimited', `Requests to ${names[system]} are paused, because it asked for it.`, {
    retryAfterMs: Math.ceil(Math.max(soonestMs, forMs)),
  });
}

/** Without `upstream`: nothing was sent. */
export function crowdedFailure(system: UpstreamSystem, forMs: number): SyncFailure {
  return new SyncFailure('RateLimited', `Too many requests to ${names[system]} wait for their turn already.`, {
    retryAfterMs: Math.ceil(Math.max(soonestMs, forMs)),
  });
}

/** Without `upstream`: nothing was sent. */
export function closedFailure(system: UpstreamSystem): SyncFailure {
  return new SyncFailure('RateLimited', `This worker stops, and sends no further request to ${names[system]}.`, {
    retryAfterMs: soonestMs,
  });
}
