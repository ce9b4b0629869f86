import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { failureEntry, isFailureCode } from '../../customer/failures.ts';
import { syncErrorSchema } from '../../customer/sync-result-schema.ts';
import { outcomes } from '../../customer/sync-result.ts';
import type { Database } from '../database.ts';
import type { BulkRecordsTable, BulkRefusedLinesTable, SyncLogSchema } from '../schema.ts';
import type { BulkRecord, RecordFilter, RecordPage } from './bulk-store.ts';
import { knownSequence } from './find-bulks.ts';
import { recordStreams, streamQuery, wantedRefusedKinds } from './record-streams.ts';
import { beginning, readRecordsCursor, writeRecordsCursor, type RecordsPlace } from './records-cursor.ts';
import { refusedKinds } from './refused-kinds.ts';

type RecordRow = Selectable<BulkRecordsTable>;
type RefusedRow = Selectable<BulkRefusedLinesTable>;
type LineRow = RecordRow | RefusedRow;

interface LoggedPart {
  customerNumber: string | null;
  error: BulkRecord['error'];
}

const outcomeSchema = z.enum(outcomes).nullable();
const toldErrorSchema = syncErrorSchema.pick({ code: true, title: true, message: true, resolution: true }).nullable();

/**
 * Lines in their order, records and refused ones.
 * @throws SyncFailure InvalidInput for a cursor that cannot be read; InternalError where there is no such bulk
 */
export async function listRecords(
  database: Database,
  bulkId: string,
  { limit, cursor, ...filter }: RecordFilter & { limit: number; cursor?: string | undefined },
): Promise<RecordPage> {
  const place = cursor === undefined ? beginning : readRecordsCursor(cursor);
  const sequence = await knownSequence(database, bulkId);
  // One row more than asked for tells whether another page follows.
  const rows = await linesBehind(database.db, filter, { sequence, place, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const logged = await loggedParts(database.db, page);
  return {
    items: page.map((row) => toBulkRecord(row, logged)),
    nextCursor: rows.length > limit ? writeRecordsCursor(placeBehind(page, place)) : null,
  };
}

async function linesBehind(
  db: Kysely<SyncLogSchema>,
  filter: RecordFilter,
  { sequence, place, limit }: { sequence: number; place: RecordsPlace; limit: number },
): Promise<LineRow[]> {
  const found: LineRow[] = [];
  for (const stream of recordStreams(filter)) {
    found.push(...(await streamQuery(db, stream, { sequence, behind: place.position, limit }).execute()));
  }
  for (const kind of wantedRefusedKinds(filter)) {
    const refused = db
      .selectFrom('bulk_refused_lines')
      .selectAll()
      .where('bulk', '=', sequence)
      .where('kind', '=', kind)
      .where('line', '>', place.line);
    found.push(...(await refused.orderBy('line').limit(limit).execute()));
  }
  return found.toSorted((one, other) => one.line - other.line).slice(0, limit);
}

function placeBehind(page: readonly LineRow[], place: RecordsPlace): RecordsPlace {
  const records = page.filter(isRecord);
  return { line: page.at(-1)?.line ?? place.line, position: records.at(-1)?.position ?? place.position };
}

/** What the log itself tells of the syncs of a page. */
async function loggedParts(db: Kysely<SyncLogSchema>, page: readonly LineRow[]): Promise<Map<string, LoggedPart>> {
  const syncIds = page.filter(isRecord).flatMap(({ sync_id: syncId }) => syncId ?? []);
  if (syncIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('syncs')
    .select(['sync_id', 'customer_number', 'error'])
    .where('sync_id', 'in', syncIds)
    .execute();
  return new Map(
    rows.map((row) => {
      const error = toldErrorSchema.parse(JSON.parse(row.error));
      return [row.sync_id, { customerNumber: row.customer_number, error }];
    }),
  );
}

function toBulkRecord(row: LineRow, logged: ReadonlyMap<string, LoggedPart>): BulkRecord {
  if (!isRecord(row)) {
    return {
      line: row.line,
      responseId: row.response_id,
      status: z.enum(refusedKinds).parse(row.kind),
      syncId: null,
      outcome: null,
      customerNumber: null,
      error: null,
      firstLine: row.first_line,
    };
  }
  const part = row.outcome === null || row.sync_id === null ? undefined : logged.get(row.sync_id);
  return {
    line: row.line,
    responseId: row.response_id,
    status: statusOf(row),
    syncId: row.sync_id,
    outcome: outcomeSchema.parse(row.outcome),
    customerNumber: part?.customerNumber ?? null,
    error: part === undefined ? errorOf(row.error_code) : part.error,
    firstLine: null,
  };
}

function statusOf({ outcome, sync_id: syncId }: RecordRow): BulkRecord['status'] {
  if (outcome !== null) return 'ended';
  return syncId === null ? 'pending' : 'ownWorkflow';
}

/** Where the log has deleted the sync for its age, the code is left, and what the catalogue says of it. */
function errorOf(code: string | null): BulkRecord['error'] {
  if (!isFailureCode(code)) return null;
  const { title, description, resolution } = failureEntry(code);
  return { code, title, message: description, resolution };
}

function isRecord(row: LineRow): row is RecordRow {
  return 'position' in row;
}
