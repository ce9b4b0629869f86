import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createFinishedWrites: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('finished_writes')
      .addColumn('sync_id', 'text', (column) => column.primaryKey())
      .addColumn('result', 'text', (column) => column.notNull())
      .execute();
  },
  async down(db: Kysely<unknown>) {
    await db.schema.dropTable('finished_writes').execute();
  },
};
