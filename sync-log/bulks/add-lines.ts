import { setImmediate as breathe } from 'node:timers/promises';
import type { Insertable, Kysely } from 'kysely';
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { Database } from '../database.ts';
import type { BulkRecordsTable, BulkRefusedLinesTable, SyncLogSchema } from '../schema.ts';
import { storable } from '../storable.ts';
import type { BulkRow } from './bulk-rows.ts';
import { knownLines } from './known-lines.ts';
import { refusedKinds } from './refused-kinds.ts';
import { sortLines, type NewLine } from './sort-lines.ts';
import { withBulk } from './with-bulk.ts';

/** Few enough that others who write wait for some hundredths of a second only. */
const linesAtOnce = 1_000;
/** More in one statement are not faster, and a statement of each length is kept. */
const rowsPerStatement = 100;

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
  const known = await knownLines(transaction, bulk, idsOf(part));
  const { records, refused, unproven, lastLine } = sortLines(bulk, part, known);
  if (!(await areRefused(transaction, bulk, unproven))) throw comesTooLate();
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

/** Whether the bulk has all of these lines as refused ones. */
async function areRefused(
  transaction: Kysely<SyncLogSchema>,
  bulk: BulkRow,
  lines: readonly number[],
): Promise<boolean> {
  if (lines.length === 0) return true;
  const rows = await transaction
    .selectFrom('bulk_refused_lines')
    .select('line')
    .where('bulk', '=', bulk.sequence)
    .where('kind', 'in', refusedKinds)
    .where('line', 'in', lines)
    .execute();
  const refused = new Set(rows.map(({ line }) => line));
  return lines.every((line) => refused.has(line));
}

function idsOf(part: readonly NewLine[]): string[] {
  return part.flatMap(({ responseId }) => (responseId === null ? [] : [storable(responseId)]));
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
