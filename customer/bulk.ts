/**
 * A bulk: many syncs that were started together (design, section 5). Types and pure functions only, because workflow code
 * uses them.
 */
import type { Outcome, SyncResult } from './sync-result.ts';

export const bulkStatuses = ['running', 'paused', 'completed', 'cancelled'] as const;
export type BulkStatus = (typeof bulkStatuses)[number];

/**
 * Which records get a workflow of their own, with a history in Temporal: only those that have to wait or fail in a way
 * that may pass, or each.
 */
export const bulkHistories = ['exceptions', 'each'] as const;
export type BulkHistory = (typeof bulkHistories)[number];

/** How all records of a bulk are synced. */
export interface BulkOptions {
  /** Everything up to the write, and no write. */
  dryRun: boolean;
  /** Name of the mapping collection; null for the built-in one. */
  collection: string | null;
  /** Write even over newer responses. */
  force: boolean;
  history: BulkHistory;
}

/**
 * received = created + updated + unchanged + skipped + invalid + rejected + failed + cancelled, once the bulk has ended.
 * Lines that repeat an id of an earlier line, and lines that hold no id, are not received but counted apart.
 */
export interface BulkTotals extends Record<Outcome, number> {
  received: number;
  duplicates: number;
  malformed: number;
}

/** What is known of a bulk at any time. */
export interface Bulk extends BulkOptions {
  bulkId: string;
  workflowId: string;
  /** The bulk whose records without success this one does again; null where it is none. */
  retryOf: string | null;
  status: BulkStatus;
  totals: BulkTotals;
  /** Records that are being done, or wait, in workflows of their own. */
  inOwnWorkflows: number;
  /** ISO 8601, UTC. */
  startedAt: string;
  finishedAt: string | null;
  /** Records that ended per second: lately while it runs, on the whole once it has ended. */
  ratePerSecond: number;
}

/** A record of a bulk whose sync has not ended. */
export interface OpenRecord {
  /** Its place among the records of the bulk, from 1. */
  position: number;
  /** Its line in what was handed in, from 1. */
  line: number;
  responseId: string;
  /** The sync that this one does again; null where it does none. */
  retryOf: string | null;
}

/** A record whose sync has ended in the fast lane. */
export interface EndedRecord {
  position: number;
  result: SyncResult;
}

/** The id of the sync of a bulk's record that has no workflow of its own (design, section 2). */
export function bulkSyncId(bulkId: string, line: number): string {
  return `${bulkId}-${line}`;
}

/** The bulk of such an id. */
export function bulkIdOf(bulkRecord: string): string {
  return bulkRecord.replace(/-\d+$/, '');
}

/** What the sync of a record is asked for, wherever it is done. */
export function recordInput({ dryRun, collection, force }: BulkOptions, { responseId, retryOf }: OpenRecord) {
  return { responseId, dryRun, collection, force, retryOf, trigger: 'bulk' } as const;
}

/** How many records have an outcome. */
export function endedCount(totals: BulkTotals): number {
  const { created, updated, unchanged, skipped, invalid, rejected, failed, cancelled } = totals;
  return created + updated + unchanged + skipped + invalid + rejected + failed + cancelled;
}

/** How many of them did not come to iPaaS.com, and would be done again by a retry. */
export function unsuccessfulCount({ invalid, rejected, failed, cancelled }: BulkTotals): number {
  return invalid + rejected + failed + cancelled;
}
