import { responseIdKind } from '../../customer/response-id.ts';
import type { BulkLine } from '../../sync-log/bulks/bulk-store.ts';
import type { TextLine } from './split-lines.ts';

/** Finds the ids in lines of one format. Blank lines hold none and are passed over. */
export interface LineReader {
  take(line: TextLine): BulkLine[];
  /** What was held back, because the lines after it could have belonged to it. */
  end(): BulkLine[];
}

/** A reader for formats in which each line stands alone. */
export function readerOfSingleLines(idOf: (text: string) => unknown): LineReader {
  return {
    take({ line, text }) {
      if (text === null) return [malformed(line)];
      return isBlank(text) ? [] : [toBulkLine(line, idOf(text))];
    },
    end: () => [],
  };
}

/** What holds no id is malformed, and not kept. */
export function toBulkLine(line: number, id: unknown): BulkLine {
  const text = typeof id === 'string' ? id.trim() : '';
  return responseIdKind(text) === null ? malformed(line) : { line, responseId: text };
}

export function malformed(line: number): BulkLine {
  return { line, responseId: null };
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}
