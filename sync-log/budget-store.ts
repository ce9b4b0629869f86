import { sql } from 'kysely';
import type { BudgetState } from '../customer/request-budget.ts';
import { allowedPerSecond } from './budget-curve.ts';
import { putLimits, toBudgetRow, type BudgetDatabase } from './budget-statements.ts';
import type { RequestBudgets } from './request-budgets.ts';
import { openSharedBudget } from './shared-budget.ts';

/** A credential that nobody has used for this long was replaced by another. */
const forgottenMicros = 24 * 60 * 60 * 1_000_000;

/**
 * The budgets as rows beside the sync log. Every step is one statement, so that processes cannot come between. Where
 * machines share the log, the server's clock alone counts.
 */
export function createBudgetStore(database: BudgetDatabase): RequestBudgets {
  return {
    async join(key, limits) {
      await forgetUnused(database);
      await putLimits(database, key, limits);
      return await openSharedBudget(database, key, limits);
    },
    states: async () => await readStates(database),
  };
}

async function forgetUnused({ db, nowMicros }: BudgetDatabase): Promise<void> {
  const now = nowMicros();
  await db.deleteFrom('budget_members').where('expires_us', '<', now).execute();
  await db
    .deleteFrom('request_budgets')
    .where('next_slot_us', '<', sql<number>`${now} - ${sql.lit(forgottenMicros)}`)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('budget_members')
            .select('member')
            .whereRef('budget_members.system', '=', 'request_budgets.system')
            .whereRef('budget_members.credential', '=', 'request_budgets.credential'),
        ),
      ),
    )
    .execute();
}

async function readStates({ db, nowMicros }: BudgetDatabase): Promise<BudgetState[]> {
  const budgets = await db
    .selectFrom('request_budgets')
    .selectAll()
    .select(nowMicros().as('now'))
    .orderBy('system', 'desc')
    .orderBy('credential')
    .execute();
  const members = await db.selectFrom('budget_members').selectAll().where('expires_us', '>', nowMicros()).execute();
  return budgets.map(({ now, ...budget }) => {
    const own = members.filter(({ system, credential }) => {
      return system === budget.system && credential === budget.credential;
    });
    const sum = (valueOf: (member: (typeof own)[number]) => number): number =>
      own.reduce((total, member) => total + valueOf(member), 0);
    const row = toBudgetRow(budget);
    return {
      system: budget.system,
      credential: budget.credential,
      limits: row.limits,
      requestsPerSecond: allowedPerSecond(row, now),
      pausedUntil: row.pausedUntil > now ? isoTime(row.pausedUntil) : null,
      lastThrottledAt: row.throttledAt === 0 ? null : isoTime(row.throttledAt),
      inFlight: sum((member) => member.in_flight),
      waiting: {
        single: sum((member) => member.waiting_single),
        bulk: sum((member) => member.waiting_bulk),
      },
      workers: own.length,
    };
  });
}

function isoTime(micros: number): string {
  return new Date(micros / 1_000).toISOString();
}
