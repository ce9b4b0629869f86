import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ColumnKinds } from '../database.ts';

/** What callers of the HTTP API asked for under a key of theirs, and what they were answered. */
export const createIdempotencyKeys = ({ time }: Pick<ColumnKinds, 'time'>): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('idempotency_keys')
      .addColumn('caller', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('held_until', time, (column) => column.notNull())
      .addColumn('expires_at', time, (column) => column.notNull())
      .addColumn('answer', 'text')
      .addPrimaryKeyConstraint('idempotency_keys_key', ['caller', 'key'])
      .execute();
    await db.schema.createIndex('idempotency_keys_by_expires_at').on('idempotency_keys').column('expires_at').execute();
  },
  async down(db: Kysely<unknown>) {
    await db.schema.dropTable('idempotency_keys').execute();
  },
});
