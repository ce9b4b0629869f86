import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { BudgetUse, SharedBudget, SlotClaim, Slots } from '../customer/request-budget.ts';
import { openDatabase, openSyncLog } from './open-sync-log.ts';
import type { SyncLog } from './sync-log.ts';
import { testDatabases, type TestStore } from './testing/test-databases.ts';

const key = { system: 'openai', credential: '0a1b2c3d' } as const;
const limits = { requestsPerSecond: 1_000, inFlight: 100 };
const idle: BudgetUse = { inFlight: 0, waiting: { single: 0, bulk: 0 }, share: 0 };
const ten = { count: 10, aheadMs: 50, leadMs: 0 };

/** Slots that nobody used are to be had from 30 ms ago on, but not from before the budget was made. */
function isNow(slots: Slots, askedAt: number): boolean {
  return slots.firstAt >= askedAt - 31 && slots.firstAt <= performance.now() + 1;
}

/** How far ahead the first of them was when it was claimed, to a millisecond or two. */
async function aheadMs(claim: Promise<SlotClaim>): Promise<number> {
  const askedAt = performance.now();
  const { firstAt } = slotsOf(await claim);
  return Math.round(firstAt - askedAt);
}

function slotsOf(claim: SlotClaim): Slots {
  if (claim.slots === null) throw new Error(`No slots, ask again in ${claim.askAgainInMs} ms.`);
  return claim.slots;
}

/** How many of ten slots were to be had at once. */
async function nowGot(budget: SharedBudget): Promise<number> {
  const askedAt = performance.now();
  const slots = slotsOf(await budget.claim(ten));
  return isNow(slots, askedAt) ? slots.count : 0;
}

describe.each(testDatabases)('request budgets on $name', ({ create }) => {
  let store: TestStore;
  let log: SyncLog;
  let other: SyncLog;
  beforeEach(async () => {
    store = await create();
    log = await openSyncLog(store.url);
    other = await openSyncLog(store.url);
  });
  afterEach(async () => {
    await log.close();
    await other.close();
    await store.remove();
  });

  /** Puts all times of the rows back instead of the clock forth, which may be the server's. */
  async function letPass(seconds: number): Promise<void> {
    const database = await openDatabase(store.url);
    const micros = sql.lit(seconds * 1_000_000);
    await sql`update request_budgets set next_slot_us = next_slot_us - ${micros}, revision = revision + 1,
      paused_until_us = paused_until_us - ${micros}, throttled_at_us = throttled_at_us - ${micros}`.execute(
      database.db,
    );
    await sql`update budget_members set expires_us = expires_us - ${micros}`.execute(database.db);
    await database.close();
  }

  /** As a process that has just looked. */
  async function join(perSecond = 1_000, from = log): Promise<SharedBudget> {
    return await from.budgets.join(key, { ...limits, requestsPerSecond: perSecond });
  }

  async function stateOf() {
    const [state, ...others] = await log.budgets.states();
    expect(others).toEqual([]);
    if (state === undefined) throw new Error('There is no budget.');
    return state;
  }

  describe('slots', () => {
    test('begin with what nobody used a moment ago, and follow one another a little slower than the limit', async () => {
      const budget = await join();
      const askedAt = performance.now();
      const slots = slotsOf(await budget.claim(ten));
      expect(slots).toMatchObject({ count: 10, everyMs: 1.112 });
      expect(isNow(slots, askedAt)).toBe(true);
    });

    test('are given to one process after the other, none twice', async () => {
      const one = await join();
      const two = await join(1_000, other);
      // Until both know the store's clock to a millisecond, however busy the machine is.
      for (let n = 0; n < 20; n += 1) for (const budget of [one, two]) await budget.tell(idle);
      const claims = await Promise.all(
        Array.from({ length: 40 }, async (_, index) => {
          return slotsOf(await (index % 2 ? one : two).claim({ ...ten, aheadMs: 60_000 })).firstAt;
        }),
      );
      // All of them one after the other take this long; two that were the same would make it 11 ms shorter.
      expect(Math.max(...claims) - Math.min(...claims)).toBeGreaterThanOrEqual(390 * 1.112 - 5);
    });

    test('cover a short time with each claim', async () => {
      expect(slotsOf(await (await join()).claim({ ...ten, count: 500 })).count).toBe(44);
      expect(slotsOf(await (await join(2, other)).claim({ ...ten, count: 500, aheadMs: 1_000 })).count).toBe(1);
    });

    test('that are too far ahead are not given, but when to ask again', async () => {
      const budget = await join(10);
      await budget.claim(ten);
      const refused = await budget.claim(ten);
      expect(refused).toMatchObject({ slots: null, askAgainInMs: expect.any(Number) });
      if (refused.slots !== null) return;
      expect(refused.askAgainInMs).toBeGreaterThan(0);
      expect(refused.askAgainInMs).toBeLessThanOrEqual(62);
      expect(await aheadMs(budget.claim({ ...ten, aheadMs: 2_000 }))).toBeGreaterThan(50);
    });

    test('are of later where an answer takes long to arrive', async () => {
      const budget = await join();
      const askedAt = performance.now();
      const { firstAt } = slotsOf(await budget.claim({ ...ten, leadMs: 40 }));
      expect(firstAt).toBeGreaterThan(askedAt + 9);
      expect(firstAt).toBeLessThan(performance.now() + 11);
    });

    test('are not saved up', async () => {
      const budget = await join();
      await budget.claim(ten);
      await letPass(60);
      await budget.claim(ten);
      expect(await aheadMs(budget.claim(ten))).toBeGreaterThanOrEqual(-31);
    });

    test.each([1, 0.5, 0.05])('are to be had for a limit of %d per second, too', async (perSecond) => {
      const budget = await join(perSecond);
      expect(await nowGot(budget)).toBe(1);
      expect(await budget.claim(ten)).toMatchObject({ slots: null });
      await letPass(1.2 / perSecond);
      await budget.claim(ten);
      expect(await nowGot(budget)).toBe(1);
    });

    test('are to be had again soon where the clock was put back', async () => {
      const budget = await join();
      await budget.claim(ten);
      await letPass(-3_600);
      await budget.claim(ten);
      await budget.claim(ten);
      expect(await aheadMs(budget.claim(ten))).toBeLessThan(100);
    });
  });

  describe('a throttle', () => {
    test('holds everybody up for as long as the upstream says', async () => {
      const one = await join();
      const two = await join(1_000, other);
      await one.throttle(30_000, true);
      expect(await two.claim(ten)).toEqual({ slots: null, askAgainInMs: 0 });
      const refused = await two.claim(ten);
      expect(refused.slots === null && refused.askAgainInMs).toBeGreaterThan(29_000);
      for (const budget of [one, two]) expect(budget.glance().pausedForMs).toBeGreaterThan(29_000);
      expect(Date.parse((await stateOf()).pausedUntil ?? '')).toBeGreaterThan(Date.now() + 25_000);
    });

    test('is not ended by a shorter one', async () => {
      const budget = await join();
      await budget.throttle(30_000, true);
      await budget.throttle(1_000, true);
      expect(budget.glance().pausedForMs).toBeGreaterThan(29_000);
    });

    test('halves the speed, once for refusals that come together', async () => {
      const one = await join();
      const two = await join(1_000, other);
      await Promise.all([one, two, one, two].map(async (budget) => await budget.throttle(0, true)));
      expect((await stateOf()).requestsPerSecond).toBeGreaterThanOrEqual(500);
      await letPass(1.5);
      await one.tell(idle);
      await one.throttle(0, true);
      const { requestsPerSecond } = await stateOf();
      expect(requestsPerSecond).toBeGreaterThan(250);
      expect(requestsPerSecond).toBeLessThan(500);
    });

    test('is over after a while, and the speed comes back little by little', async () => {
      const budget = await join();
      await budget.throttle(3_000, true);
      const speeds = [];
      for (const seconds of [4, 1, 1, 1, 1, 1]) {
        await letPass(seconds);
        speeds.push((await stateOf()).requestsPerSecond);
      }
      expect(speeds).toEqual(speeds.toSorted((a, b) => a - b));
      expect(speeds[0]).toBeLessThan(700);
      expect(speeds.at(-1)).toBe(1_000);
      expect((await stateOf()).pausedUntil).toBeNull();
    });

    test('without a refusal only pauses', async () => {
      const budget = await join();
      await budget.throttle(10_000, false);
      expect(budget.glance()).toMatchObject({ requestsPerSecond: 1_000 });
      expect((await stateOf()).lastThrottledAt).toBeNull();
    });
  });

  describe('the processes of a budget', () => {
    test('know how many they are, and what the others take', async () => {
      const one = await join();
      const two = await join(1_000, other);
      expect(await one.tell({ ...idle, share: 70 })).toEqual({ limits, workers: 1, takenByOthers: 0 });
      expect(await two.tell({ ...idle, share: 30 })).toEqual({ limits, workers: 2, takenByOthers: 70 });
      expect(await one.tell({ ...idle, share: 70, inFlight: 80 })).toMatchObject({ takenByOthers: 30 });
      expect(await two.tell(idle)).toMatchObject({ takenByOthers: 80 });
    });

    test('count for some seconds after they were last heard of, and until they leave', async () => {
      const one = await join();
      const two = await join(1_000, other);
      await two.tell(idle);
      expect(await one.tell(idle)).toMatchObject({ workers: 2 });
      await letPass(5);
      expect(await one.tell(idle)).toMatchObject({ workers: 1 });
      await two.tell(idle);
      await two.leave();
      expect(await one.tell(idle)).toMatchObject({ workers: 1 });
    });

    test('show together how the budget stands', async () => {
      const one = await join();
      const two = await join(1_000, other);
      await one.tell({ inFlight: 5, waiting: { single: 1, bulk: 20 }, share: 50 });
      await two.tell({ inFlight: 7, waiting: { single: 2, bulk: 30 }, share: 50 });
      expect(await other.budgets.states()).toEqual([
        {
          ...key,
          limits,
          requestsPerSecond: 1_000,
          pausedUntil: null,
          lastThrottledAt: null,
          inFlight: 12,
          waiting: { single: 3, bulk: 50 },
          workers: 2,
        },
      ]);
    });

    test('go by the limits of the one that came last', async () => {
      const one = await join();
      await other.budgets.join(key, { requestsPerSecond: 0.25, inFlight: 3 });
      expect(await one.tell(idle)).toMatchObject({ limits: { requestsPerSecond: 0.25, inFlight: 3 } });
      expect(one.glance().requestsPerSecond).toBe(0.25);
    });
  });

  test('each credential has a budget of its own', async () => {
    const one = await join(10);
    const ipaas = await log.budgets.join({ system: 'ipaas', credential: key.credential }, limits);
    await one.throttle(30_000, true);
    expect(await nowGot(ipaas)).toBe(10);
    expect((await log.budgets.states()).map(({ system }) => system)).toEqual(['openai', 'ipaas']);
  });

  test('a credential that is not used any more is forgotten after a day', async () => {
    await (await join()).claim(ten);
    await letPass(23 * 3_600);
    await log.budgets.join({ ...key, credential: '99999999' }, limits);
    expect(await log.budgets.states()).toHaveLength(2);
    await letPass(2 * 3_600);
    const fresh = await log.budgets.join({ ...key, credential: '99999999' }, limits);
    await fresh.claim(ten);
    expect((await log.budgets.states()).map(({ credential }) => credential)).toEqual(['99999999']);
  });

  test('a process that slept so long makes its budget anew', async () => {
    const budget = await join(10);
    await budget.claim(ten);
    await letPass(25 * 3_600);
    await other.budgets.join({ ...key, credential: '99999999' }, limits);
    expect(await log.budgets.states()).toHaveLength(1);
    await budget.tell(idle);
    expect(slotsOf(await budget.claim(ten))).toMatchObject({ count: 1 });
  });
});
