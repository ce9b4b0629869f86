import { responseIdKind } from '../../customer/response-id.ts';
import { createCsvReader } from './csv-lines.ts';
import { findIdName } from './id-names.ts';
import { isBlank, type LineReader } from './line-reader.ts';
import { createNdjsonReader } from './ndjson-lines.ts';
import { createTextReader } from './text-lines.ts';

/** Lets the first line that is not blank decide the format. */
export function createAutoReader(): LineReader {
  let reader: LineReader | null = null;
  return {
    take(line) {
      if (reader === null && line.text !== null && isBlank(line.text)) return [];
      // A line too long to be kept tells nothing; as text it is malformed, and the next one decides.
      if (line.text === null) return (reader ?? createTextReader()).take(line);
      reader ??= readerFor(line.text.trim());
      return reader.take(line);
    },
    end: () => reader?.end() ?? [],
  };
}

function readerFor(first: string): LineReader {
  if (responseIdKind(first) !== null) return createTextReader();
  if (first.startsWith('{') || /^"(resp|conv)_[\w-]+"$/.test(first)) return createNdjsonReader();
  return findIdName([first]) >= 0 || /[,;\t"=]/.test(first) ? createCsvReader() : createTextReader();
}
