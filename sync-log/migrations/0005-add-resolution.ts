import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Which failures a later sync of the same customer has mended. The failures that are there are looked through once, by
 * the same rule as `sync-log/resolve-earlier.ts`.
 */
export const addResolution: Migration = {
  async up(db: Kysely<unknown>) {
    for (const [name, type] of [
      ['resolved', 'integer'],
      ['resolved_by', 'text'],
      ['resolved_at', 'text'],
    ] as const) {
      await db.schema.alterTable('syncs').addColumn(name, type).execute();
    }
    await sql`update syncs set resolved = 0 where outcome in ('failed', 'invalid', 'rejected')`.execute(db);
    await sql`update syncs set resolved_by = ${mending('sync_id')}, resolved_at = ${mending('finished_at')}
      where resolved = 0`.execute(db);
    await sql`update syncs set resolved = 1 where resolved_by is not null`.execute(db);
    await createIndexes(db);
  },
  async down(db: Kysely<unknown>) {
    for (const name of ['syncs_by_resolved', 'syncs_open_by_customer', 'syncs_open_by_response']) {
      await db.schema.dropIndex(name).execute();
    }
    for (const name of ['resolved', 'resolved_by', 'resolved_at']) {
      await db.schema.alterTable('syncs').dropColumn(name).execute();
    }
  },
};

/** A column of the first sync after a failure that mended it. */
function mending(column: 'sync_id' | 'finished_at') {
  return sql`(select later.${sql.ref(column)} from syncs as later
    where later.sequence > syncs.sequence and later.dry_run = 0
      and later.outcome in ('created', 'updated', 'unchanged')
      and (later.customer_number = syncs.customer_number
        or (syncs.customer_number is null and later.response_id = syncs.response_id))
    order by later.sequence limit 1)`;
}

/** Partial indexes hold only what is still open, so that a success finds it at once, however long a customer's past. */
async function createIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('syncs_by_resolved').on('syncs').columns(['resolved', 'sequence']).execute();
  await sql`create index syncs_open_by_customer on syncs (customer_number) where resolved = 0`.execute(db);
  await sql`create index syncs_open_by_response on syncs (response_id)
    where resolved = 0 and customer_number is null`.execute(db);
}
