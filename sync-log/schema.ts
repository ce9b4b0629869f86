/**
 * The tables of the sync log. One row per run: what is filtered, sorted or read by other programs has a column; steps,
 * changes, preview, error, warnings, mapping and links are JSON, because they are always written and read whole together
 * with their run and never searched on their own. Child tables would cost three writes per sync and buy nothing.
 *
 * Text, integers and null only, so that the same queries run on SQLite and PostgreSQL.
 */
import type { Generated } from 'kysely';
import type { UpstreamSystem } from '../customer/sync-failure.ts';
import type { Outcome } from '../customer/sync-result.ts';

/** A number that is 0 in a new row. */
type Defaulted = Generated<number>;

export interface SyncsTable {
  /** Grows with every row: the order of the log, and the place that a cursor names. */
  sequence: Generated<number>;
  sync_id: string;
  workflow_id: string;
  run_id: string;
  response_id: string | null;
  trigger_kind: string;
  /** The sync of which this one is a retry. */
  retry_of: string | null;
  /** 0 or 1. */
  dry_run: number;
  outcome: string;
  ipaas_id: string | null;
  customer_number: string | null;
  /** Copied out of `error` for the filter. */
  error_code: string | null;
  tracking_guid: string;
  response_created_at: string | null;
  started_at: string;
  /** ISO 8601, UTC, always with milliseconds, so that text compares as time does. */
  finished_at: string;
  changes: string;
  /** What a dry run saw; null for a real sync. */
  preview: string | null;
  mapping: string;
  steps: string;
  error: string;
  warnings: string;
  links: string;
  /** For a sync that failed, was invalid or rejected: 1 once a later sync of the customer went well, else 0. Null for others. */
  resolved: number | null;
  /** The latest `finished_at` of this row and all before it: grows with `sequence`. */
  finished_high: string | null;
  /** The sync id of that later sync. */
  resolved_by: string | null;
  /** When that one ended. */
  resolved_at: string | null;
}

/** One row for each customer that was ever written: who holds it now, and what was written last. */
export interface CustomerLeasesTable {
  customer_number: string;
  /** Sync id; null while nobody holds the customer. */
  holder: string | null;
  token: number;
  expires_at: string | null;
  /** What the holder is about to write, as JSON. */
  plan: string | null;
  newest_response_id: string | null;
  newest_created_at: string | null;
}

/** What a sync did to its customer, kept until its row of the log says it. */
export interface FinishedWritesTable {
  sync_id: string;
  /** A FinishedWrite as JSON. */
  result: string;
}

/** How many rows were deleted for their age, so that totals stay true. */
export interface SyncCountsTable {
  /** Of `finished_at`, in UTC: 2026-07-01. */
  day: string;
  outcome: string;
  /** Empty where there was no error. */
  error_code: string;
  dry_run: number;
  count: number;
}

/** A request that came with an Idempotency-Key, and its answer once there is one. */
export interface IdempotencyKeysTable {
  caller: string;
  key: string;
  fingerprint: string;
  /** Who works on it, or did. */
  holder: string;
  /** Until when the holder is believed to be alive. */
  held_until: string;
  expires_at: string;
  /** A StoredAnswer as JSON. */
  answer: string | null;
}

/** Many syncs that were started together. What is counted is kept as counters, so that nobody has to count. */
export interface BulksTable extends Record<Outcome, Defaulted> {
  sequence: Generated<number>;
  bulk_id: string;
  workflow_id: string;
  /** The bulk whose records without success this one does again. */
  retry_of: string | null;
  /** BulkOptions as JSON. */
  options: string;
  status: string;
  /** Records, which are numbered from 1 to here. */
  received: Defaulted;
  duplicates: Defaulted;
  malformed: Defaulted;
  /** Records that workflows of their own are doing. */
  own_workflows: Defaulted;
  /** The number of the last line that was added. */
  last_line: Defaulted;
  /** A time some seconds ago, and how many records had ended then: for the rate of late. */
  paced_at: string;
  paced_ended: Defaulted;
  /** A later such time, which takes the place of the first once it is some seconds ago. */
  sampled_at: string;
  sampled_ended: Defaulted;
  started_at: string;
  finished_at: string | null;
}

/** Open: neither sync id nor outcome. In a workflow of its own: a sync id, no outcome. Ended: an outcome, which stays. */
export interface BulkRecordsTable {
  /** The sequence of the bulk. */
  bulk: number;
  /** The place among the records of the bulk, without gaps, in the order of the lines. */
  position: number;
  line: number;
  response_id: string;
  /** Of the response id: `digestOf` in bulks/known-lines.ts. */
  digest: number;
  /** The sync that this one does again. */
  retry_of: string | null;
  sync_id: string | null;
  outcome: string | null;
  error_code: string | null;
}

/** A line of which no record was made. */
export interface BulkRefusedLinesTable {
  bulk: number;
  line: number;
  /** duplicate or malformed. */
  kind: string;
  /** Null where the line is malformed. */
  response_id: string | null;
  /** For a duplicate: the line that was first. */
  first_line: number | null;
}

/** How fast an upstream credential may be used. Times in microseconds since 1970. */
export interface RequestBudgetsTable {
  system: UpstreamSystem;
  credential: string;
  /** As configured; 0.5 per second is 500. */
  requests_per_1000_s: number;
  in_flight: number;
  /** The first slot that nobody has claimed; in the past where nobody wanted it. */
  next_slot_us: number;
  paused_until_us: number;
  /** When an upstream last refused a request; 0 for never. */
  throttled_at_us: number;
  /** The part of the limit that this left, in millionths. */
  factor_ppm: number;
  /** Grows whenever anything but `next_slot_us` changes. */
  revision: number;
}

/** A process that uses a budget. */
interface BudgetMembersTable {
  system: UpstreamSystem;
  credential: string;
  member: string;
  in_flight: number;
  waiting_single: number;
  waiting_bulk: number;
  /** How many requests it may have in flight, or has. */
  share: number;
  /** Until when it is believed to be alive. */
  expires_us: number;
}

export interface SyncLogSchema {
  syncs: SyncsTable;
  customer_leases: CustomerLeasesTable;
  finished_writes: FinishedWritesTable;
  idempotency_keys: IdempotencyKeysTable;
  sync_counts: SyncCountsTable;
  request_budgets: RequestBudgetsTable;
  budget_members: BudgetMembersTable;
  bulks: BulksTable;
  bulk_records: BulkRecordsTable;
  bulk_refused_lines: BulkRefusedLinesTable;
}
