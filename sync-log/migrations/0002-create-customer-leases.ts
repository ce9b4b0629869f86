import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnKinds } from '../database.ts';

export const createCustomerLeases = ({ time }: ColumnKinds): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('customer_leases')
      .addColumn('customer_number', 'text', (column) => column.primaryKey())
      .addColumn('holder', 'text')
      .addColumn('token', 'integer', (column) => column.notNull())
      .addColumn('expires_at', time)
      .addColumn('plan', 'text')
      .addColumn('newest_response_id', 'text')
      .addColumn('newest_created_at', 'text')
      .execute();
  },
  async down(db: Kysely<unknown>) {
    await db.schema.dropTable('customer_leases').execute();
  },
});
