/** CSV as RFC 4180 has it, line by line. */

/** A record as far as its lines were read. */
export interface CsvRecord {
  cells: string[];
  /** What a quoted cell that has not been closed holds so far; null where none is open. */
  open: string | null;
}

/**
 * Reads a line into a record: its first one, or one more while a quoted cell is open. A quote within a cell that does not
 * begin with one is a sign like any other.
 * @returns false where text follows the end of a quoted cell, so that nobody knows what was meant
 */
export function readCsvLine(record: CsvRecord, text: string, delimiter: string): boolean {
  let at = 0;
  for (;;) {
    if (record.open === null && text[at] === '"') {
      record.open = '';
      at += 1;
    }
    const end = record.open === null ? delimiterAfter(text, at, delimiter) : closingQuoteAfter(text, at);
    if (record.open === null) {
      record.cells.push(text.slice(at, end));
      at = end;
    } else {
      const held = record.open + text.slice(at, end).replaceAll('""', '"');
      if (end === text.length) {
        record.open = `${held}\n`;
        return true;
      }
      record.cells.push(held);
      record.open = null;
      at = end + 1;
    }
    if (at === text.length) return true;
    if (text[at] !== delimiter) return false;
    at += 1;
  }
}

function delimiterAfter(text: string, from: number, delimiter: string): number {
  const found = text.indexOf(delimiter, from);
  return found === -1 ? text.length : found;
}

/** Two quotes beside each other stand for one. */
function closingQuoteAfter(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return text.length;
}

const delimiters = [',', ';', '\t'] as const;

/** The sign between the cells of a line: the most frequent one outside of quotes; a comma where there is none. */
export function delimiterOf(text: string): string {
  const plain = text.replaceAll(/"[^"]*"/g, '');
  const [best] = delimiters
    .map((sign) => ({ sign, count: plain.split(sign).length }))
    .toSorted((a, b) => b.count - a.count);
  return best?.sign ?? ',';
}
