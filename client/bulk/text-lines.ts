import { readerOfSingleLines, type LineReader } from './line-reader.ts';

/** One id in each line. */
export function createTextReader(): LineReader {
  return readerOfSingleLines((text) => text);
}
