/** Bulks, their records and what became of them: one place for all processes, so that no list travels through Temporal. */
import type { Bulk, BulkOptions, BulkStatus, EndedRecord, OpenRecord } from '../../customer/bulk.ts';
import type { FailureCode } from '../../customer/failures.ts';
import type { Outcome, SyncError } from '../../customer/sync-result.ts';

export interface NewBulk extends BulkOptions {
  bulkId: string;
  workflowId: string;
  retryOf: string | null;
}

/** One line that was handed in. */
export interface BulkLine {
  /** From 1. */
  line: number;
  /** Null where the line holds no id: it is malformed. What it held is not kept, it may be a customer's data. */
  responseId: string | null;
}

/** pending: not begun, or in the fast lane now. ownWorkflow: done by a workflow of its own. */
export const recordStatuses = ['pending', 'ownWorkflow', 'ended', 'duplicate', 'malformed'] as const;
export type RecordStatus = (typeof recordStatuses)[number];

/** A line of a bulk as it is told to people and programs. */
export interface BulkRecord {
  line: number;
  /** Null where the line is malformed. */
  responseId: string | null;
  status: RecordStatus;
  /** Null while no sync of it is known, and for what was cancelled before it began. */
  syncId: string | null;
  outcome: Outcome | null;
  customerNumber: string | null;
  error: Pick<SyncError, 'code' | 'title' | 'message' | 'resolution'> | null;
  /** For a duplicate: the line that was first. */
  firstLine: number | null;
}

export interface RecordFilter {
  outcome?: Outcome | undefined;
  errorCode?: FailureCode | undefined;
  /** true: what has not come to iPaaS.com: invalid, rejected, failed, cancelled, and malformed lines. */
  unsuccessful?: boolean | undefined;
  status?: RecordStatus | undefined;
}

export interface RecordPage {
  items: BulkRecord[];
  nextCursor: string | null;
}

/** A record that a workflow of its own does, or is to do. */
export interface OwnRecord extends OpenRecord {
  /** The workflow's run id. */
  syncId: string;
}

/** How far a bulk is. */
export interface BulkProgress {
  /** Records that are neither ended nor in a workflow of their own. */
  open: number;
  inOwnWorkflows: number;
}

export interface BulkStore {
  /** Makes a bulk that takes lines. Does nothing where the id is known already. */
  create(bulk: NewBulk): Promise<void>;
  /**
   * Adds lines in their order, some thousands at a time at the most. A line number that is there already is passed over,
   * so that an addition may be repeated. A line that repeats the id of an earlier one becomes a duplicate.
   */
  addLines(bulkId: string, lines: readonly BulkLine[]): Promise<void>;
  /** Adds the records of another bulk that ended without success, under their line numbers. @returns how many */
  addUnsuccessful(bulkId: string, of: string): Promise<number>;
  /** Forgets a bulk that was never started. */
  drop(bulkId: string): Promise<void>;
  find(bulkId: string): Promise<Bulk | null>;
  /** Newest first. @throws SyncFailure InvalidInput for a cursor that cannot be read */
  list(page: { limit: number; cursor?: string | undefined }): Promise<{ items: Bulk[]; nextCursor: string | null }>;
  /** Lines in their order. @throws SyncFailure InvalidInput for a cursor that cannot be read */
  records(bulkId: string, page: RecordFilter & { limit: number; cursor?: string | undefined }): Promise<RecordPage>;
  /** Records of these positions, both included, that are neither ended nor in a workflow of their own. */
  openRecords(bulkId: string, from: number, to: number): Promise<OpenRecord[]>;
  /** The first such records, whatever their position. */
  firstOpenRecords(bulkId: string, limit: number): Promise<OpenRecord[]>;
  /**
   * Keeps the results, as `SyncLog.record` does, and notes the outcomes with them, in one transaction. A record that has
   * an outcome already keeps it.
   */
  recordOutcomes(bulkId: string, ended: readonly EndedRecord[]): Promise<void>;
  /** Notes that a workflow of its own does this record. */
  noteOwnWorkflow(bulkId: string, position: number, syncId: string): Promise<void>;
  /** Takes over the outcomes of own workflows from the log. */
  settleOwnWorkflows(bulkId: string): Promise<BulkProgress>;
  /** Records in workflows of their own whose results are not in the log, the first ones. */
  unsettledRecords(bulkId: string, limit: number): Promise<OwnRecord[]>;
  /** Everything that has not begun is cancelled. A part at a time, so that others get their turn in between. */
  cancelOpenRecords(bulkId: string): Promise<void>;
  setStatus(bulkId: string, status: Extract<BulkStatus, 'running' | 'paused'>): Promise<void>;
  /**
   * Ends a bulk: counts its records anew and holds the count against the totals.
   * @throws SyncFailure InternalError where a record has no outcome, or the totals do not add up
   */
  finish(bulkId: string, status: Extract<BulkStatus, 'completed' | 'cancelled'>): Promise<Bulk>;
}
