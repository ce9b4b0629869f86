import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is left of rows that were deleted for their age. */
export const createSyncCounts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('sync_counts')
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('error_code', 'text', (column) => column.notNull())
      .addColumn('dry_run', 'integer', (column) => column.notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('sync_counts_key', ['day', 'outcome', 'error_code', 'dry_run'])
      .execute();
  },
  async down(db: Kysely<unknown>) {
    await db.schema.dropTable('sync_counts').execute();
  },
};
