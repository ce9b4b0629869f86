import { findIdName } from './id-names.ts';
import { readerOfSingleLines, type LineReader } from './line-reader.ts';

/** One JSON text in each line: the id itself, or an object that holds it under responseId, response_id or id. */
export function createNdjsonReader(): LineReader {
  return readerOfSingleLines((text) => idIn(parse(text)));
}

function idIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries: [string, unknown][] = Object.entries(value);
  return entries[findIdName(entries.map(([name]) => name))]?.[1];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
