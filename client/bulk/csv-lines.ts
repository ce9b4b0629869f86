import type { BulkLine } from '../../sync-log/bulks/bulk-store.ts';
import { delimiterOf, readCsvLine, type CsvRecord } from './csv-record.ts';
import { findIdName } from './id-names.ts';
import { isBlank, malformed, toBulkLine, type LineReader } from './line-reader.ts';
import type { TextLine } from './split-lines.ts';

/** Where the ids are; known from the first record that is not blank. */
interface Layout {
  delimiter: string;
  /** Null while the first record is being read. */
  column: number | null;
}

/** In characters, line ends included: a quote that nobody closed would go on to the end of the list. */
const longestRecord = 65_536;

/** Excel's own way of naming the delimiter, in a line before all others. */
const delimiterLine = /^sep=(.)$/i;

/**
 * Comma, semicolon or tab; the ids in the column that is named for them, or else in the first. A record that cannot be
 * read costs the line in which it begins, and no other: what came after it is read anew.
 */
export function createCsvReader(): LineReader {
  let layout: Layout | null = null;
  let record = emptyRecord();
  /** The lines of the record that is being read. */
  let held: TextLine[] = [];
  let heldLength = 0;

  const forget = (): void => {
    record = emptyRecord();
    held = [];
    heldLength = 0;
  };
  /** False where the line cannot belong to the record, or no end of it is in sight. */
  const extendRecord = (line: TextLine): boolean => {
    held.push(line);
    heldLength += (line.text?.length ?? 0) + 1;
    if (line.text === null || heldLength > longestRecord) return false;
    layout ??= { delimiter: delimiterOf(line.text), column: null };
    return readCsvLine(record, line.text, layout.delimiter);
  };
  const closeRecord = (): BulkLine[] => {
    const [first] = held;
    const { cells } = record;
    forget();
    return first === undefined || layout === null ? [] : idIn(cells, first.line, layout);
  };
  const giveUp = (): BulkLine[] => {
    const lines = held.slice(0, 1).map(({ line }) => malformed(line));
    forget();
    return lines;
  };
  /** True for a line that is no record, and no part of one. */
  const passesOver = ({ text }: TextLine): boolean => {
    if (text === null || held.length > 0) return false;
    const named = layout === null ? delimiterLine.exec(text)?.[1] : undefined;
    if (named !== undefined) layout = { delimiter: named, column: null };
    return named !== undefined || isBlank(text);
  };
  const take = (given: TextLine): BulkLine[] => {
    const found: BulkLine[] = [];
    const coming = [given];
    for (let next = coming.pop(); next !== undefined; next = coming.pop()) {
      if (passesOver(next)) continue;
      if (extendRecord(next)) {
        if (record.open === null) found.push(...closeRecord());
        continue;
      }
      coming.push(...held.slice(1).toReversed());
      found.push(...giveUp());
    }
    return found;
  };
  return {
    take,
    end() {
      const found: BulkLine[] = [];
      while (held.length > 0) {
        const after = held.slice(1);
        found.push(...giveUp(), ...after.flatMap(take));
      }
      return found;
    },
  };
}

function emptyRecord(): CsvRecord {
  return { cells: [], open: null };
}

function idIn(cells: readonly string[], line: number, layout: Layout): BulkLine[] {
  if (cells.every(isBlank)) return [];
  if (layout.column === null) {
    const named = findIdName(cells);
    layout.column = Math.max(named, 0);
    if (named >= 0) return [];
  }
  return [toBulkLine(line, cells[layout.column])];
}
