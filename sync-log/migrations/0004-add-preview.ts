import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Null for every row that was there before: those dry runs kept no preview. */
export const addPreview: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('syncs').addColumn('preview', 'text').execute();
  },
  async down(db: Kysely<unknown>) {
    await db.schema.alterTable('syncs').dropColumn('preview').execute();
  },
};
