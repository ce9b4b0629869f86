/** Gates of several processes on one store, as the tests of this folder use them: each has connections of its own. */
import { afterEach, beforeEach, describe } from '@jest/globals';
import type { BudgetLimits, RequestLane, SharedBudget } from '../../../customer/request-budget.ts';
import { openSyncLog } from '../../../sync-log/open-sync-log.ts';
import type { SyncLog } from '../../../sync-log/sync-log.ts';
import { testDatabases, type TestStore } from '../../../sync-log/testing/test-databases.ts';
import type { RequestEnd } from '../../request-budget.ts';
import { inLane } from '../lane.ts';
import { openRequestBudget, type OpenRequestBudget } from '../open-request-budget.ts';

export const well: RequestEnd = { refused: false, retryAfterMs: null, header: () => null };
export const notCancelled = new AbortController().signal;

/** A 429 that asks to wait so long. */
export function tooMany(retryAfterMs: number): RequestEnd {
  return { refused: true, retryAfterMs, header: () => null };
}

/** What a claim meets before it comes to the store, or its answer on the way back. */
export interface OnTheWay {
  there?: () => Promise<void>;
  back?: () => Promise<void>;
}

export interface Gates {
  /** As another process opens one. */
  open(limits?: Partial<BudgetLimits>, onTheWay?: OnTheWay): Promise<OpenRequestBudget>;
  /** SYNC_LOG_URL of their store. */
  readonly url: string;
}

/** A suite on each database, whose gates are gone after every test. */
export function describeGates(what: string, suite: (gates: Gates) => void): void {
  describe.each(testDatabases)(`${what}, on $name,`, ({ create }) => {
    const logs: SyncLog[] = [];
    const opened: OpenRequestBudget[] = [];
    let store: TestStore;
    beforeEach(async () => {
      store = await create();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map(async (gate) => await gate.close()));
      await Promise.all(logs.splice(0).map(async (log) => await log.close()));
      await store.remove();
    });
    suite({
      get url() {
        return store.url;
      },
      async open({ requestsPerSecond = 1_000, inFlight = 100 } = {}, onTheWay = {}) {
        const log = await openSyncLog(store.url);
        logs.push(log);
        const key = { system: 'openai', credential: '0a1b2c3d' } as const;
        const shared = await log.budgets.join(key, { requestsPerSecond, inFlight });
        const gate = await openRequestBudget('openai', slowly(shared, onTheWay));
        opened.push(gate);
        return gate;
      },
    });
  });
}

function slowly(shared: SharedBudget, { there, back }: OnTheWay): SharedBudget {
  return {
    ...shared,
    async claim(request) {
      await there?.();
      const claimed = await shared.claim(request);
      await back?.();
      return claimed;
    },
  };
}

/** One request that is answered at once. */
export async function passes(gate: OpenRequestBudget): Promise<void> {
  (await gate.enter(notCancelled)).leave(well);
}

/** The lane of a bulk. */
export function bulk(bulkId: string): RequestLane {
  return { kind: 'bulk', bulkId };
}

export interface Pressure {
  /** When requests passed, of performance.now(). */
  passed: number[];
  refused: number;
  stop(): Promise<void>;
}

export interface PressureOptions {
  lane?: RequestLane;
  /** Requests that are tried at the same time. */
  atOnce: number;
  /** How long each takes. */
  answerMs?: number;
}

/** Pushes requests through a gate, as many as it lets in, until it is stopped. */
export function pushThrough(gate: OpenRequestBudget, options: PressureOptions): Pressure {
  const { lane = { kind: 'single' }, atOnce, answerMs = 5 } = options;
  const stopping = new AbortController();
  const pressure = { passed: new Array<number>(), refused: 0 };
  async function push(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const permit = await gate.enter(stopping.signal);
        pressure.passed.push(performance.now());
        await pause(answerMs);
        permit.leave(well);
      } catch {
        pressure.refused += 1;
        await pause(answerMs);
      }
    }
  }
  const pushing = inLane(lane, () => Promise.all(Array.from({ length: atOnce }, push)));
  return Object.assign(pressure, {
    async stop() {
      stopping.abort();
      await pushing;
    },
  });
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The largest number of these times in any window of one second. */
export function mostInASecond(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  sorted.forEach((time, last) => {
    while (time - (sorted[first] ?? time) >= 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  });
  return most;
}
