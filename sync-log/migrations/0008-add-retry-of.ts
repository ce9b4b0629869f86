import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Null for every row that was there before: nothing was known of retries then. */
export const addRetryOf: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('syncs').addColumn('retry_of', 'text').execute();
  },
  async down(db: Kysely<unknown>) {
    await db.schema.alterTable('syncs').dropColumn('retry_of').execute();
  },
};
