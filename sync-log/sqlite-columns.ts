import type { ColumnKinds } from './database.ts';

/** Columns of SQLite. Text compares by its bytes anyway; without AUTOINCREMENT, the number of a deleted row comes back. */
export const sqliteColumns: ColumnKinds = {
  sequence: { type: 'integer', build: (column) => column.primaryKey().autoIncrement() },
  time: 'text',
};
