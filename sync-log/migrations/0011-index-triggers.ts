import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The other columns by which the log is searched; each index ends with the order in which its rows are wanted. */
const filterColumns = ['trigger_kind', 'dry_run'];

export const indexTriggers: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of filterColumns) {
      await db.schema.createIndex(`syncs_by_${column}`).on('syncs').columns([column, 'sequence']).execute();
    }
  },
  async down(db: Kysely<unknown>) {
    for (const column of filterColumns) await db.schema.dropIndex(`syncs_by_${column}`).execute();
  },
};
