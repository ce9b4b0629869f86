/**
 * The lines of a bulk as they lie in the tables. A page is taken from several streams, each of which an index gives in
 * the order of the lines, so that it costs the same wherever it is and however rare what is asked for.
 */
import type { Kysely, SelectQueryBuilder } from 'kysely';
import { outcomes, isSynced, type Outcome } from '../../customer/sync-result.ts';
import type { BulkRecordsTable, SyncLogSchema } from '../schema.ts';
import type { RecordFilter } from './bulk-store.ts';
import { refusedKinds, type RefusedKind } from './refused-kinds.ts';

type RecordsQuery = SelectQueryBuilder<SyncLogSchema, 'bulk_records', BulkRecordsTable>;

/** Narrows the records of a bulk to those of one stream. */
export type RecordStream = (records: RecordsQuery) => RecordsQuery;

const unsuccessfulOutcomes = outcomes.filter((outcome) => !isSynced(outcome));

/** The streams of records that hold what a filter asks for, each of them once. */
export function recordStreams(filter: RecordFilter): RecordStream[] {
  const { status, outcome, errorCode } = filter;
  const asksForEnded = outcome !== undefined || errorCode !== undefined || filter.unsuccessful === true;
  if (status === 'pending') return asksForEnded ? [] : [pending];
  if (status === 'ownWorkflow') return asksForEnded ? [] : [inOwnWorkflow];
  if (status === 'duplicate' || status === 'malformed') return [];
  if (status === undefined && !asksForEnded) return [(records) => records];
  const wanted = wantedOutcomes(filter);
  if (errorCode === undefined) return wanted.map(endedAs);
  return wanted.length === 0
    ? []
    : [(records) => records.where('error_code', '=', errorCode).where('outcome', 'in', wanted)];
}

/** The kinds of refused lines that a filter asks for. They have no outcome, and no code. */
export function wantedRefusedKinds({ status, outcome, errorCode, unsuccessful }: RecordFilter): RefusedKind[] {
  if (outcome !== undefined || errorCode !== undefined) return [];
  const asked = refusedKinds.filter((kind) => status === undefined || status === kind);
  return unsuccessful === true ? asked.filter((kind) => kind === 'malformed') : asked;
}

/** The records of one stream behind a place, the first ones. */
export function streamQuery(
  db: Kysely<SyncLogSchema>,
  stream: RecordStream,
  { sequence, behind, limit }: { sequence: number; behind: number; limit: number },
) {
  const records = db
    .selectFrom('bulk_records')
    .selectAll()
    .where('bulk', '=', sequence)
    .where('position', '>', behind)
    .orderBy('position')
    .limit(limit);
  return stream(records);
}

function wantedOutcomes({ outcome, unsuccessful }: RecordFilter): readonly Outcome[] {
  const all = unsuccessful === true ? unsuccessfulOutcomes : outcomes;
  return outcome === undefined ? all : all.filter((one) => one === outcome);
}

function endedAs(outcome: Outcome): RecordStream {
  return (records) => records.where('outcome', '=', outcome);
}

function pending(records: RecordsQuery): RecordsQuery {
  return records.where('outcome', 'is', null).where('sync_id', 'is', null);
}

function inOwnWorkflow(records: RecordsQuery): RecordsQuery {
  return records.where('outcome', 'is', null).where('sync_id', 'is not', null);
}
