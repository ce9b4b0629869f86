import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How fast each upstream credential may be used, and the processes that use it. Times are microseconds since 1970. */
export const createRequestBudgets: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('request_budgets')
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('credential', 'text', (column) => column.notNull())
      .addColumn('requests_per_1000_s', 'bigint', (column) => column.notNull())
      .addColumn('in_flight', 'bigint', (column) => column.notNull())
      .addColumn('next_slot_us', 'bigint', (column) => column.notNull())
      .addColumn('paused_until_us', 'bigint', (column) => column.notNull())
      .addColumn('throttled_at_us', 'bigint', (column) => column.notNull())
      .addColumn('factor_ppm', 'bigint', (column) => column.notNull())
      .addColumn('revision', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('request_budgets_key', ['system', 'credential'])
      .execute();
    await db.schema
      .createTable('budget_members')
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('credential', 'text', (column) => column.notNull())
      .addColumn('member', 'text', (column) => column.notNull())
      .addColumn('in_flight', 'bigint', (column) => column.notNull())
      .addColumn('waiting_single', 'bigint', (column) => column.notNull())
      .addColumn('waiting_bulk', 'bigint', (column) => column.notNull())
      .addColumn('share', 'bigint', (column) => column.notNull())
      .addColumn('expires_us', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('budget_members_key', ['system', 'credential', 'member'])
      .execute();
  },
  async down(db: Kysely<unknown>) {
    await db.schema.dropTable('budget_members').execute();
    await db.schema.dropTable('request_budgets').execute();
  },
};
