import { expect, test } from '@jest/globals';
import { acceptedFiles, contentTypeOf, sizeWords } from './list-file.ts';

test.each([
  ['ids.csv', 'text/csv'],
  ['IDS.CSV', 'text/csv'],
  ['ids.ndjson', 'application/x-ndjson'],
  ['ids.2026.jsonl', 'application/x-ndjson'],
  ['ids.txt', 'text/plain'],
  ['ids.log', 'text/plain'],
  ['csv', 'text/csv'],
  ['ids.constructor', 'text/plain'],
  ['', 'text/plain'],
])('%j is handed in as %s', (name, contentType) => {
  expect(contentTypeOf({ name })).toBe(contentType);
});

test('every type of file that is handed in can be chosen', () => {
  for (const name of ['a.csv', 'a.ndjson', 'a.txt']) expect(acceptedFiles).toContain(contentTypeOf({ name }));
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [52_340_000, '52.3 MB'],
])('%i bytes are told as %s', (bytes, told) => {
  expect(sizeWords(bytes)).toBe(told);
});
