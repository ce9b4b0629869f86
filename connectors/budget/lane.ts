import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestLane } from '../../customer/request-budget.ts';

const lanes = new AsyncLocalStorage<RequestLane>();
const single: RequestLane = { kind: 'single' };

/** Runs work whose requests, and those of all that it starts, queue up in this lane. */
export function inLane<Result>(lane: RequestLane, work: () => Result): Result {
  return lanes.run(lane, work);
}

/** Whose request this is; a single sync's where nobody says. */
export function currentLane(): RequestLane {
  return lanes.getStore() ?? single;
}
