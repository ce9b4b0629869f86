import { sql } from 'kysely';
import type { ColumnKinds } from '../database.ts';

/** Columns of PostgreSQL. Its default collation may be a language's; "C" compares bytes. */
export const postgresColumns: ColumnKinds = {
  sequence: { type: 'bigint', build: (column) => column.generatedAlwaysAsIdentity().primaryKey() },
  time: sql`text collate "C"`,
};
