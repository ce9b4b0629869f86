/** The statements about one budget and its members. Times are microseconds on the clock that all its processes share. */
import { sql, type Selectable } from 'kysely';
import type { BudgetKey, BudgetLimits, BudgetShare, BudgetUse } from '../customer/request-budget.ts';
import type { BudgetPace } from './budget-curve.ts';
import type { Database } from './database.ts';
import type { RequestBudgetsTable } from './schema.ts';

/** Who has not told anything for this long is dead. */
const aliveMicros = 4_000_000;

/** Refusals that come together, of requests that were sent together, slow down once. */
const betweenSlowdownsMicros = 1_000_000;

/** What the budgets need of the database. */
export type BudgetDatabase = Pick<Database, 'db' | 'nowMicros'>;

export interface BudgetRow extends BudgetPace {
  limits: BudgetLimits;
  nextSlot: number;
  /** Grows whenever anything but `nextSlot` changes. */
  revision: number;
}

export function toBudgetRow(row: Selectable<RequestBudgetsTable>): BudgetRow {
  const limits = { requestsPerSecond: row.requests_per_1000_s / 1_000, inFlight: row.in_flight };
  return {
    limits,
    requestsPerSecond: limits.requestsPerSecond,
    factor: row.factor_ppm / 1_000_000,
    throttledAt: row.throttled_at_us,
    pausedUntil: row.paused_until_us,
    nextSlot: row.next_slot_us,
    revision: row.revision,
  };
}

/** Makes the budget where it is missing, and sets its limits for everybody. */
export async function putLimits(
  { db, nowMicros }: BudgetDatabase,
  key: BudgetKey,
  limits: BudgetLimits,
): Promise<void> {
  const now = nowMicros();
  const given = {
    requests_per_1000_s: Math.max(1, Math.round(limits.requestsPerSecond * 1_000)),
    in_flight: Math.max(1, Math.floor(limits.inFlight)),
  };
  const unused = { next_slot_us: now, paused_until_us: 0, throttled_at_us: 0, factor_ppm: 1_000_000, revision: 1 };
  await db
    .insertInto('request_budgets')
    .values({ ...key, ...given, ...unused })
    .onConflict((conflict) =>
      conflict.columns(['system', 'credential']).doUpdateSet({
        ...given,
        // Also a sign of use, for whoever forgets what nobody uses.
        next_slot_us: sql<number>`case when request_budgets.next_slot_us > ${now} then request_budgets.next_slot_us else ${now} end`,
        revision: sql<number>`request_budgets.revision + case
          when request_budgets.requests_per_1000_s = excluded.requests_per_1000_s
            and request_budgets.in_flight = excluded.in_flight then 0 else 1 end`,
      }),
    )
    .execute();
}

/** @returns null where there is no such budget */
export async function readBudget(
  { db, nowMicros }: BudgetDatabase,
  { system, credential }: BudgetKey,
): Promise<{ row: BudgetRow; now: number } | null> {
  const found = await db
    .selectFrom('request_budgets')
    .selectAll()
    .select(nowMicros().as('now'))
    .where('system', '=', system)
    .where('credential', '=', credential)
    .executeTakeFirst();
  return found === undefined ? null : { row: toBudgetRow(found), now: found.now };
}

/**
 * Takes the next slots, where the first of them is near enough and the budget is still as it was when it was read.
 * @param by micros: how much time the slots cover; aheadMicros, earliestMicros: from now
 * @returns the time of the slot behind them; null where nothing was taken
 */
export async function moveNextSlot(
  database: BudgetDatabase,
  key: BudgetKey,
  by: { micros: number; aheadMicros: number; earliestMicros: number; revision: number },
): Promise<{ nextSlot: number; now: number } | null> {
  const now = database.nowMicros();
  const earliest = sql<number>`${now} + ${by.earliestMicros}`;
  const first = sql<number>`case when next_slot_us > ${earliest} then next_slot_us else ${earliest} end`;
  const moved = await budgetRow(database, key)
    .set({ next_slot_us: sql<number>`${first} + ${by.micros}` })
    .where('revision', '=', by.revision)
    .where('next_slot_us', '<=', sql<number>`${now} + ${by.aheadMicros}`)
    .returning(['next_slot_us', now.as('now')])
    .executeTakeFirst();
  return moved === undefined ? null : { nextSlot: moved.next_slot_us, now: moved.now };
}

/** Puts the next slot back to a time, unless it was moved since it was read. */
export async function putNextSlotBack(
  database: BudgetDatabase,
  key: BudgetKey,
  read: BudgetRow,
  to: number,
): Promise<void> {
  await budgetRow(database, key)
    .set({ next_slot_us: to })
    .where('next_slot_us', '=', read.nextSlot)
    .where('revision', '=', read.revision)
    .execute();
}

/** Nobody sends anything for so long; a longer pause stays. */
export async function pauseBudget(database: BudgetDatabase, key: BudgetKey, micros: number): Promise<void> {
  const until = sql<number>`${database.nowMicros()} + ${micros}`;
  await budgetRow(database, key)
    .set({
      paused_until_us: until,
      next_slot_us: sql<number>`case when next_slot_us > ${until} then next_slot_us else ${until} end`,
      revision: sql<number>`revision + 1`,
    })
    .where('paused_until_us', '<', until)
    .execute();
}

/** From now on only this part of the limit is used, unless all were slowed down a moment ago. */
export async function slowBudgetDown(database: BudgetDatabase, key: BudgetKey, factor: number): Promise<void> {
  const now = database.nowMicros();
  await budgetRow(database, key)
    .set({
      factor_ppm: Math.max(1, Math.round(factor * 1_000_000)),
      throttled_at_us: now,
      revision: sql<number>`revision + 1`,
    })
    .where('throttled_at_us', '<', sql<number>`${now} - ${sql.lit(betweenSlowdownsMicros)}`)
    .execute();
}

function budgetRow({ db }: BudgetDatabase, { system, credential }: BudgetKey) {
  return db.updateTable('request_budgets').where('system', '=', system).where('credential', '=', credential);
}

/** The member is alive, and this is what it does. */
export async function tellMember(
  { db, nowMicros }: BudgetDatabase,
  key: BudgetKey,
  member: string,
  { inFlight, waiting, share }: BudgetUse,
): Promise<void> {
  const told = {
    in_flight: inFlight,
    waiting_single: waiting.single,
    waiting_bulk: waiting.bulk,
    share: Math.max(share, inFlight),
    expires_us: sql<number>`${nowMicros()} + ${sql.lit(aliveMicros)}`,
  };
  await db
    .insertInto('budget_members')
    .values({ ...key, member, ...told })
    .onConflict((conflict) => conflict.columns(['system', 'credential', 'member']).doUpdateSet(told))
    .execute();
}

export async function membersBeside(
  { db, nowMicros }: BudgetDatabase,
  { system, credential }: BudgetKey,
  member: string,
): Promise<Omit<BudgetShare, 'limits'>> {
  const { others, taken } = await db
    .selectFrom('budget_members')
    .select([sql<number>`count(*)`.as('others'), sql<number>`cast(coalesce(sum(share), 0) as bigint)`.as('taken')])
    .where('system', '=', system)
    .where('credential', '=', credential)
    .where('member', '!=', member)
    .where('expires_us', '>', nowMicros())
    .executeTakeFirstOrThrow();
  return { workers: others + 1, takenByOthers: taken };
}

export async function removeMember({ db }: BudgetDatabase, key: BudgetKey, member: string): Promise<void> {
  await db
    .deleteFrom('budget_members')
    .where('system', '=', key.system)
    .where('credential', '=', key.credential)
    .where('member', '=', member)
    .execute();
}
