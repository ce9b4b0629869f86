import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnKinds } from '../database.ts';

/** The columns by which the log is searched; each index ends with the order in which its rows are wanted. */
const filterColumns = ['outcome', 'error_code', 'customer_number', 'response_id', 'finished_at'];

export const createSyncs = ({ sequence, time }: ColumnKinds): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('syncs')
      .addColumn('sequence', sequence.type, sequence.build)
      .addColumn('sync_id', 'text', (column) => column.notNull().unique())
      .addColumn('workflow_id', 'text', (column) => column.notNull())
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addColumn('response_id', 'text')
      .addColumn('trigger_kind', 'text', (column) => column.notNull())
      .addColumn('dry_run', 'integer', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('ipaas_id', 'text')
      .addColumn('customer_number', 'text')
      .addColumn('error_code', 'text')
      .addColumn('tracking_guid', 'text', (column) => column.notNull())
      .addColumn('response_created_at', 'text')
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('finished_at', time, (column) => column.notNull())
      .addColumn('changes', 'text', (column) => column.notNull())
      .addColumn('mapping', 'text', (column) => column.notNull())
      .addColumn('steps', 'text', (column) => column.notNull())
      .addColumn('error', 'text', (column) => column.notNull())
      .addColumn('warnings', 'text', (column) => column.notNull())
      .addColumn('links', 'text', (column) => column.notNull())
      .execute();
    for (const column of filterColumns) {
      await db.schema.createIndex(`syncs_by_${column}`).on('syncs').columns([column, 'sequence']).execute();
    }
  },
  async down(db: Kysely<unknown>) {
    await db.schema.dropTable('syncs').execute();
  },
});
