import type { BudgetState, RequestLane, SharedBudget } from '../../customer/request-budget.ts';
import type { UpstreamSystem } from '../../customer/sync-failure.ts';
import type { Permit, RequestBudget, RequestEnd } from '../request-budget.ts';
import { currentLane } from './lane.ts';
import { becomeMember } from './membership.ts';
import { closedFailure, crowdedFailure, longestWaitMs, pausedFailure, patienceMs } from './patience.ts';
import { longestPauseMs, pauseOfHeaders } from './rate-limit-headers.ts';
import { createSlotClaims } from './slot-claims.ts';
import { createSlotStock } from './slot-stock.ts';
import { createThrottleReports } from './throttle-reports.ts';
import { createWaitingLine } from './waiting-line.ts';

/** How the budget stands, as this process sees it. */
export interface BudgetReading {
  system: UpstreamSystem;
  /** Allowed for all processes together. */
  requestsPerSecond: number;
  pausedForMs: number;
  /** Of this process. */
  inFlight: number;
  /** How many it may have in flight. */
  share: number;
  waiting: BudgetState['waiting'];
  /** How often this process was told to slow down, since it was opened. */
  throttles: number;
}

/** The gate of one process, open until it is closed. */
export interface OpenRequestBudget extends RequestBudget {
  reading(): BudgetReading;
  /** Refuses whoever waits, and leaves the others. */
  close(): Promise<void>;
}

interface Waiter {
  lane: RequestLane;
  admit: () => void;
  refuse: (reason: unknown) => void;
}

/** A 429 that names no time. */
const usualPauseMs = 1_000;

/**
 * The gate before one upstream, for all requests of this process. A request goes when it has a slot, of which all
 * processes together have so many per second, and when the process has not too many in flight. Single syncs go first,
 * bulks take turns (`inLane` says whose a request is).
 * @throws what the shared budget throws where it is away
 */
export async function openRequestBudget(system: UpstreamSystem, shared: SharedBudget): Promise<OpenRequestBudget> {
  const line = createWaitingLine<Waiter>();
  const stock = createSlotStock();
  const throttles = createThrottleReports(shared, letIn);
  const claims = createSlotClaims(shared, stock, afterClaim);
  let inFlight = 0;
  let wake: { timer: NodeJS.Timeout; at: number } | null = null;
  const member = await becomeMember(shared, () => ({ inFlight, waiting: line.counts() }), afterNews);

  function permit(): Permit {
    inFlight += 1;
    claims.noteUse();
    let inside = true;
    return {
      leave(end) {
        if (!inside) return;
        inside = false;
        inFlight -= 1;
        if (end !== null) heed(end);
        letIn();
      },
    };
  }

  function heed({ refused, retryAfterMs, header }: RequestEnd): void {
    const pauseMs = refused
      ? Math.min(retryAfterMs ?? usualPauseMs, longestPauseMs)
      : (pauseOfHeaders(header, new Date()) ?? 0);
    if (pauseMs === 0 && !refused) return;
    stock.clear();
    throttles.add({ until: performance.now() + pauseMs, refused });
    refuseHopeless();
  }

  /** Whoever can go now, goes; for the others, slots are claimed. */
  function letIn(): void {
    const { single, bulk } = line.counts();
    if (single + bulk === 0) return;
    const now = performance.now();
    let free = Math.min(single + bulk, member.share() - inFlight);
    for (; free > 0 && stock.take(now); free -= 1) line.next()?.admit();
    if (free <= 0 || throttles.isReporting()) return;
    const singles = Math.min(free, line.counts().single);
    const patience = patienceMs({ kind: 'single' }, shared.glance().requestsPerSecond);
    lookAgainAt(claims.want({ count: free, singles, patienceMs: patience }, now), now);
  }

  function lookAgainAt(at: number | null, now: number): void {
    if (at === null || (wake !== null && wake.at <= at)) return;
    clearTimeout(wake?.timer);
    const timer = setTimeout(
      () => {
        wake = null;
        letIn();
      },
      Math.ceil(at - now),
    );
    wake = { timer, at };
  }

  function afterClaim(error?: unknown): void {
    if (error !== undefined) for (const waiter of line.removeAll('all')) waiter.refuse(error);
    afterNews();
  }

  function afterNews(): void {
    refuseHopeless();
    letIn();
  }

  /** A pause that is longer than anybody waits. */
  function refuseHopeless(): void {
    const { single, bulk } = line.counts();
    if (single + bulk === 0) return;
    const pausedForMs = throttles.pausedForMs(performance.now());
    if (pausedForMs <= longestWaitMs.bulk) return;
    const refused = line.removeAll(pausedForMs > longestWaitMs.single ? 'all' : 'bulks');
    for (const waiter of refused) waiter.refuse(pausedFailure(system, pausedForMs));
  }

  /** How long a newcomer waits at least. */
  function expectedWaitMs(lane: RequestLane): number {
    return (line.before(lane) * 1_000) / shared.glance().requestsPerSecond;
  }

  function waitInLine(lane: RequestLane, signal: AbortSignal): Promise<Permit> {
    const longest = patienceMs(lane, shared.glance().requestsPerSecond);
    const expected = expectedWaitMs(lane);
    if (expected > longest) throw crowdedFailure(system, expected);
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        lane,
        admit: () => {
          end();
          resolve(permit());
        },
        refuse: (reason) => {
          end();
          reject(reason);
        },
      };
      const giveUp = (reason: unknown): void => {
        line.remove(lane, waiter);
        waiter.refuse(reason);
      };
      const onAbort = (): void => giveUp(signal.reason);
      const timer = setTimeout(() => giveUp(crowdedFailure(system, expectedWaitMs(lane))), longest);
      signal.addEventListener('abort', onAbort);
      line.add(lane, waiter);
      letIn();
    });
  }

  return {
    async enter(signal) {
      signal.throwIfAborted();
      const now = performance.now();
      const { single, bulk } = line.counts();
      if (single + bulk === 0 && inFlight < member.share() && stock.take(now)) return permit();
      const lane = currentLane();
      const pausedForMs = throttles.pausedForMs(now);
      if (pausedForMs > longestWaitMs[lane.kind]) throw pausedFailure(system, pausedForMs);
      return await waitInLine(lane, signal);
    },
    reading: () => ({
      system,
      requestsPerSecond: shared.glance().requestsPerSecond,
      pausedForMs: throttles.pausedForMs(performance.now()),
      inFlight,
      share: member.share(),
      waiting: line.counts(),
      throttles: throttles.count(),
    }),
    async close() {
      clearTimeout(wake?.timer);
      for (const waiter of line.removeAll('all')) waiter.refuse(closedFailure(system));
      await throttles.settled();
      await member.close();
    },
  };
}
