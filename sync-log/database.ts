/** The two databases that hold the log, behind the few things in which they differ. Every query is the same on both. */
import type { ColumnDefinitionBuilder, Expression, Kysely, RawBuilder } from 'kysely';
import type { SyncLogSchema } from './schema.ts';

export interface Database {
  db: Kysely<SyncLogSchema>;
  /** The time in so many milliseconds, as the log keeps times. Of the server, where several machines share one. */
  fromNow(milliseconds: number): RawBuilder<string>;
  /** The same clock in microseconds since 1970; the same time wherever the expression stands in one statement. */
  nowMicros(): RawBuilder<number>;
  /**
   * The end of a select in a transaction: until the commit, no other transaction changes the rows or selects them so.
   * Empty on SQLite, whose transactions follow one another anyway.
   */
  forUpdate: RawBuilder<unknown>;
  /**
   * To be called in a transaction before it adds to the log or takes from it: from here to the commit no other does, so
   * that positions become visible in their order (docs/decisions/0013). Followers look again after the commit.
   */
  lockFeed(transaction: Kysely<SyncLogSchema>): Promise<void>;
  /**
   * Settles when the log may have changed since the call, at the latest after a while; at once where the signal is
   * aborted. To be called before one looks, so that no change falls between.
   */
  changed(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** The kinds of column that the databases name differently; for migrations. */
export interface ColumnKinds {
  /** A number that grows with every row and is never given twice, not even after the newest rows were deleted. */
  sequence: { type: 'integer' | 'bigint'; build: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder };
  /** Text that compares by its bytes, so that times in ISO 8601 compare as times. */
  time: 'text' | Expression<string>;
}
