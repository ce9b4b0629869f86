import type { BulkLine } from '../../sync-log/bulks/bulk-store.ts';
import { createAutoReader } from './auto-lines.ts';
import { createCsvReader } from './csv-lines.ts';
import { decodeChunks } from './decode-chunks.ts';
import type { LineReader } from './line-reader.ts';
import { createNdjsonReader } from './ndjson-lines.ts';
import { createLineSplitter } from './split-lines.ts';
import { createTextReader } from './text-lines.ts';

export const lineFormats = ['text', 'ndjson', 'csv'] as const;
export type LineFormat = (typeof lineFormats)[number];

const readers: Record<LineFormat | 'auto', () => LineReader> = {
  text: createTextReader,
  ndjson: createNdjsonReader,
  csv: createCsvReader,
  auto: createAutoReader,
};

/**
 * The ids of a list as it comes in, one for each line that is not blank; null where a line holds none. No more than a
 * chunk and a line is held, however long the list is.
 * @param format auto: as the first line that is not blank looks
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array | string>,
  format: LineFormat | 'auto',
): AsyncGenerator<BulkLine, void, undefined> {
  const splitter = createLineSplitter();
  const reader = readers[format]();
  for await (const text of decodeChunks(chunks)) {
    for (const line of splitter.push(text)) yield* reader.take(line);
  }
  for (const line of splitter.end()) yield* reader.take(line);
  yield* reader.end();
}
