import type { Insertable } from 'kysely';
import type { BulkRecordsTable, BulkRefusedLinesTable } from '../schema.ts';
import { storable } from '../storable.ts';
import type { BulkRow } from './bulk-rows.ts';
import type { BulkLine } from './bulk-store.ts';
import { digestOf } from './known-lines.ts';

/** A line that may do an earlier sync again. */
export interface NewLine extends BulkLine {
  retryOf?: string | null;
}

interface SortedLines {
  records: Insertable<BulkRecordsTable>[];
  refused: Insertable<BulkRefusedLinesTable>[];
  /** Lines that were passed over, and are none of the records: they have to be among the refused ones of the bulk. */
  unproven: number[];
  /** The number of the last line, of the bulk's or of these. */
  lastLine: number;
}

/**
 * Which new lines become records, numbered on from those that the bulk has, and which do not. Lines that are there
 * already are passed over.
 * @param firstLines the lines of ids that the bulk holds
 */
export function sortLines(
  bulk: Pick<BulkRow, 'sequence' | 'received' | 'last_line'>,
  lines: readonly NewLine[],
  firstLines: ReadonlyMap<string, number>,
): SortedLines {
  const lineOf = new Map(firstLines);
  const sorted: SortedLines = { records: [], refused: [], unproven: [], lastLine: bulk.last_line };
  for (const { line, responseId, retryOf = null } of lines) {
    const id = storable(responseId);
    const firstLine = id === null ? null : (lineOf.get(id) ?? null);
    if (line <= sorted.lastLine) {
      if (line !== firstLine) sorted.unproven.push(line);
      continue;
    }
    sorted.lastLine = line;
    if (id === null || firstLine !== null) {
      const kind = id === null ? 'malformed' : 'duplicate';
      sorted.refused.push({ bulk: bulk.sequence, line, kind, response_id: id, first_line: firstLine });
      continue;
    }
    lineOf.set(id, line);
    const position = bulk.received + sorted.records.length + 1;
    const record = { bulk: bulk.sequence, position, line, response_id: id, digest: digestOf(id), retry_of: retryOf };
    sorted.records.push(record);
  }
  return sorted;
}
