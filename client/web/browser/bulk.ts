import type { Bulk as BulkState, BulkTotals } from '../../../customer/bulk.ts';
import type { Outcome, SyncError } from '../../../customer/sync-result.ts';
import { isRecord, UnreadableAnswer } from './api/answers.ts';

/** A bulk as the API tells it. */
export interface Bulk extends BulkState {
  links: { temporal: string | null };
}

/** One line of a bulk as the API tells it. */
export interface BulkRecord {
  line: number;
  /** Null where the line is malformed. */
  responseId: string | null;
  status: 'pending' | 'ownWorkflow' | 'ended' | 'duplicate' | 'malformed';
  syncId: string | null;
  outcome: Outcome | null;
  customerNumber: string | null;
  error: Pick<SyncError, 'title'> | null;
  /** For a duplicate: the line that was first. */
  firstLine: number | null;
}

/** @throws UnreadableAnswer */
export function readBulk(value: unknown): Bulk {
  if (isBulk(value)) return value;
  throw new UnreadableAnswer();
}

/** The API checks what it sends; this tells only whether it is a bulk at all, and not the answer of something else. */
function isBulk(value: unknown): value is Bulk {
  if (!isRecord(value) || !isRecord(value.totals) || !isRecord(value.links)) return false;
  return typeof value.bulkId === 'string' && typeof value.status === 'string';
}

/** @throws UnreadableAnswer */
export function readRecord(value: unknown): BulkRecord {
  if (isBulkRecord(value)) return value;
  throw new UnreadableAnswer();
}

function isBulkRecord(value: unknown): value is BulkRecord {
  return isRecord(value) && typeof value.line === 'number' && typeof value.status === 'string';
}

export function hasBulkEnded({ status }: Pick<Bulk, 'status'>): boolean {
  return status === 'completed' || status === 'cancelled';
}

/** How many records have an outcome; as customer/bulk.ts counts them, and a test holds the two together. */
export function endedCount(totals: BulkTotals): number {
  const { created, updated, unchanged, skipped } = totals;
  return created + updated + unchanged + skipped + unsuccessfulCount(totals);
}

/** How many of them would be done again by a retry; held to customer/bulk.ts, too. */
export function unsuccessfulCount({ invalid, rejected, failed, cancelled }: BulkTotals): number {
  return invalid + rejected + failed + cancelled;
}

/** How many lines a person has to look at. */
export function attentionCount(totals: BulkTotals): number {
  return unsuccessfulCount(totals) + totals.malformed;
}

/** Where a bulk's own sync came from, by its id: `<bulkId>-<line>`; null for any other sync. */
export function placeInBulk(syncId: string): { bulkId: string; line: string } | null {
  const [, bulkId, line] = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})-(\d+)$/.exec(syncId) ?? [];
  return bulkId === undefined || line === undefined ? null : { bulkId, line };
}
