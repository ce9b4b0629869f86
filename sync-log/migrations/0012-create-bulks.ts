import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnKinds } from '../database.ts';

const counters = [
  'received',
  'duplicates',
  'malformed',
  'created',
  'updated',
  'unchanged',
  'skipped',
  'invalid',
  'rejected',
  'failed',
  'cancelled',
  'own_workflows',
];

/** Bulks, their records, and the lines of which no record was made. */
export const createBulks = (kinds: ColumnKinds): Migration => ({
  async up(db: Kysely<unknown>) {
    await createBulksTable(db, kinds);
    await createRecords(db, kinds);
    await db.schema
      .createTable('bulk_refused_lines')
      .addColumn('bulk', kinds.sequence.type, (column) => column.notNull())
      .addColumn('line', 'integer', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('response_id', 'text')
      .addColumn('first_line', 'integer')
      .addPrimaryKeyConstraint('bulk_refused_lines_key', ['bulk', 'kind', 'line'])
      .execute();
  },
  async down(db: Kysely<unknown>) {
    for (const table of ['bulk_refused_lines', 'bulk_records', 'bulks']) await db.schema.dropTable(table).execute();
  },
});

async function createBulksTable(db: Kysely<unknown>, { sequence, time }: ColumnKinds): Promise<void> {
  const table = db.schema
    .createTable('bulks')
    .addColumn('sequence', sequence.type, sequence.build)
    .addColumn('bulk_id', 'text', (column) => column.notNull().unique())
    .addColumn('workflow_id', 'text', (column) => column.notNull())
    .addColumn('retry_of', 'text')
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('last_line', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('paced_at', time, (column) => column.notNull())
    .addColumn('paced_ended', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('sampled_at', time, (column) => column.notNull())
    .addColumn('sampled_ended', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('started_at', time, (column) => column.notNull())
    .addColumn('finished_at', time);
  await counters
    .reduce((wider, name) => wider.addColumn(name, 'integer', (column) => column.notNull().defaultTo(0)), table)
    .execute();
  await db.schema.createIndex('bulks_by_finished_at').on('bulks').column('finished_at').execute();
}

/**
 * Every record is in exactly one of the partial indexes: those that are open, those that a workflow of their own does,
 * those that have ended in one way. So each is found at once, however many the others are. An id is found by its digest:
 * an index of the ids themselves would be several times as large, and most of the time of adding them.
 */
async function createRecords(db: Kysely<unknown>, { sequence }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('bulk_records')
    .addColumn('bulk', sequence.type, (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('response_id', 'text', (column) => column.notNull())
    .addColumn('digest', 'integer', (column) => column.notNull())
    .addColumn('retry_of', 'text')
    .addColumn('sync_id', 'text')
    .addColumn('outcome', 'text')
    .addColumn('error_code', 'text')
    .addPrimaryKeyConstraint('bulk_records_key', ['bulk', 'position'])
    .execute();
  await db.schema.createIndex('bulk_records_by_digest').on('bulk_records').columns(['bulk', 'digest']).execute();
  await sql`create index bulk_records_open on bulk_records (bulk, position)
    where outcome is null and sync_id is null`.execute(db);
  await sql`create index bulk_records_own on bulk_records (bulk, position)
    where outcome is null and sync_id is not null`.execute(db);
  await sql`create index bulk_records_by_outcome on bulk_records (bulk, outcome, position)
    where outcome is not null`.execute(db);
  await sql`create index bulk_records_by_error_code on bulk_records (bulk, error_code, position)
    where error_code is not null`.execute(db);
}
