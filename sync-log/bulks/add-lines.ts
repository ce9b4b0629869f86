import { setImmediate as breathe } from 'node:timers/promises';
import type { Insertable, Kysely } from 'kysely';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { Database } from '../database.ts';
import type { BulkRecordsTable, BulkRefusedLinesTable, SyncLogSchema } from '../schema.ts';
import { storable } from '../storable.ts';
import type { BulkRow } from './bulk-rows.ts';
import type { BulkLine } from './bulk-store.ts';
import { withBulk } from './with-bulk.ts';

/** A line that may do an earlier sync again. */
export interface NewLine extends BulkLine {
  retryOf?: string | null;
}

/** Few enough that others who write wait for some hundredths of a second only. */
const linesAtOnce = 1_000;
/** Databases take only so many parameters. */
const rowsPerStatement = 500;

/**
 * Adds lines in their order. A line that is there already is passed over.
 * @throws SyncFailure InternalError where a line comes after later ones, or after the end of the bulk: it would be lost
 */
export async function addLines(database: Database, bulkId: string, lines: readonly NewLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    const part = lines.slice(from, from + linesAtOnce);
    await withBulk(database, bulkId, async (transaction, bulk) => await addPart(transaction, bulk, part));
    await breathe();
  }
}

async function addPart(transaction: Kysely<SyncLogSchema>, bulk: BulkRow, part: readonly NewLine[]): Promise<void> {
  const lineOf = await knownLines(transaction, bulk, part);
  const records: Insertable<BulkRecordsTable>[] = [];
  const refused: Insertable<BulkRefusedLinesTable>[] = [];
  let lastLine = bulk.last_line;
  for (const { line, responseId, retryOf = null } of part) {
    const id = storable(responseId);
    const firstLine = id === null ? null : (lineOf.get(id) ?? null);
    if (line <= lastLine) {
      if (id !== null && firstLine === null) throw comesTooLate();
      continue;
    }
    lastLine = line;
    if (id === null || firstLine !== null) {
      const kind = id === null ? 'malformed' : 'duplicate';
      refused.push({ bulk: bulk.sequence, line, kind, response_id: id, first_line: firstLine });
      continue;
    }
    lineOf.set(id, line);
    const position = bulk.received + records.length + 1;
    records.push({ bulk: bulk.sequence, position, line, response_id: id, retry_of: retryOf });
  }
  if (lastLine === bulk.last_line) return;
  if (bulk.finished_at !== null) throw comesTooLate();
  await insertRows(transaction, records, refused);
  const malformed = refused.filter(({ kind }) => kind === 'malformed').length;
  await transaction
    .updateTable('bulks')
    .where('sequence', '=', bulk.sequence)
    .set({
      received: bulk.received + records.length,
      duplicates: bulk.duplicates + refused.length - malformed,
      malformed: bulk.malformed + malformed,
      last_line: lastLine,
    })
    .execute();
}

/** The lines of those ids of the part that the bulk holds already. */
async function knownLines(
  transaction: Kysely<SyncLogSchema>,
  bulk: BulkRow,
  part: readonly NewLine[],
): Promise<Map<string, number>> {
  const ids = part.flatMap(({ responseId }) => (responseId === null ? [] : [storable(responseId)]));
  if (ids.length === 0 || bulk.received === 0) return new Map();
  const rows = await transaction
    .selectFrom('bulk_records')
    .select(['response_id', 'line'])
    .where('bulk', '=', bulk.sequence)
    .where('response_id', 'in', ids)
    .execute();
  return new Map(rows.map(({ response_id: id, line }) => [id, line]));
}

async function insertRows(
  transaction: Kysely<SyncLogSchema>,
  records: readonly Insertable<BulkRecordsTable>[],
  refused: readonly Insertable<BulkRefusedLinesTable>[],
): Promise<void> {
  for (let from = 0; from < records.length; from += rowsPerStatement) {
    await transaction
      .insertInto('bulk_records')
      .values(records.slice(from, from + rowsPerStatement))
      .execute();
  }
  for (let from = 0; from < refused.length; from += rowsPerStatement) {
    await transaction
      .insertInto('bulk_refused_lines')
      .values(refused.slice(from, from + rowsPerStatement))
      .execute();
  }
}

function comesTooLate(): SyncFailure {
  return new SyncFailure(
    'InternalError',
    'Lines of a bulk have to be added in their order, before the bulk has ended.',
  );
}
