import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnKinds } from '../database.ts';

/**
 * The latest `finished_at` up to each row. Results are logged nearly in the order in which they finish; this column
 * grows exactly in the order of the log, so that an index finds the place at which "since" begins.
 */
export const addFinishedHigh = ({ time }: ColumnKinds): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('syncs').addColumn('finished_high', time).execute();
    await sql`update syncs set finished_high = reached.high
      from (select sequence as place, max(finished_at) over (order by sequence) as high from syncs) as reached
      where reached.place = syncs.sequence`.execute(db);
    await db.schema.createIndex('syncs_by_finished_high').on('syncs').columns(['finished_high', 'sequence']).execute();
  },
  async down(db: Kysely<unknown>) {
    await db.schema.dropIndex('syncs_by_finished_high').execute();
    await db.schema.alterTable('syncs').dropColumn('finished_high').execute();
  },
});
