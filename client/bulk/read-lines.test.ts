import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BulkLine } from '../../sync-log/bulks/bulk-store.ts';
import { readLines } from './read-lines.ts';

type Format = Parameters<typeof readLines>[1];

async function* inChunks(chunks: readonly (Uint8Array | string)[]): AsyncGenerator<Uint8Array | string> {
  yield* chunks;
}

async function read(format: Format, ...chunks: (Uint8Array | string)[]): Promise<BulkLine[]> {
  const lines: BulkLine[] = [];
  for await (const line of readLines(inChunks(chunks), format)) lines.push(line);
  return lines;
}

/** `1 resp_a, 2 -`: a line and its id; a dash where it is malformed. */
async function told(format: Format, ...chunks: (Uint8Array | string)[]): Promise<string> {
  const lines = await read(format, ...chunks);
  return lines.map(({ line, responseId }) => `${line} ${responseId ?? '-'}`).join(', ');
}

type Case = [what: string, text: string, lines: string];

describe('a list as text', () => {
  test.each<Case>([
    ['one id in each line', 'resp_a\nconv_b\n', '1 resp_a, 2 conv_b'],
    ['a last line without end', 'resp_a\nresp_b', '1 resp_a, 2 resp_b'],
    ['the line ends of Windows', 'resp_a\r\nresp_b\r\n', '1 resp_a, 2 resp_b'],
    ['the line ends of old Macs', 'resp_a\rresp_b', '1 resp_a, 2 resp_b'],
    ['blank lines, which count as lines only', '\n  \nresp_a\n\t\n\nresp_b\n\n', '3 resp_a, 6 resp_b'],
    ['blanks around an id', '  resp_a\t\n', '1 resp_a'],
    ['a byte order mark', '\uFEFFresp_a\n', '1 resp_a'],
    ['the same id twice, which is for the store to see', 'resp_a\nresp_a', '1 resp_a, 2 resp_a'],
    ['lines that hold no id', 'resp_a\nCUST-1\nresp_b resp_c\nresp_d', '1 resp_a, 2 -, 3 -, 4 resp_d'],
    ['nothing', '', ''],
  ])('takes %s', async (_what, text, lines) => {
    expect(await told('text', text)).toBe(lines);
  });
});

describe('a list as NDJSON', () => {
  test.each<Case>([
    ['ids', '"resp_a"\n"conv_b"', '1 resp_a, 2 conv_b'],
    ['objects', '{"responseId":"resp_a"}\n{"response_id":"resp_b"}\n{"id":"resp_c"}', '1 resp_a, 2 resp_b, 3 resp_c'],
    ['objects with more in them', '{"id":"msg_1","n":1,"responseId":"resp_a","x":{"y":[]}}', '1 resp_a'],
    ['blank lines', '"resp_a"\r\n\r\n"resp_b"\r\n', '1 resp_a, 3 resp_b'],
    ['what is no JSON', 'resp_a\n{"responseId":\n"resp_b"', '1 -, 2 -, 3 resp_b'],
    [
      'what holds no id',
      '["resp_a"]\nnull\n7\n{}\n{"responseId":7}\n{"other":"resp_a"}',
      '1 -, 2 -, 3 -, 4 -, 5 -, 6 -',
    ],
  ])('takes %s', async (_what, text, lines) => {
    expect(await told('ndjson', text)).toBe(lines);
  });
});

describe('a list as CSV', () => {
  test.each<Case>([
    ['a column that is named for the ids', 'name,responseId,n\nAda,resp_a,1\nBob,resp_b,2', '2 resp_a, 3 resp_b'],
    ['its name in snake case', 'response_id\nresp_a', '2 resp_a'],
    ['its name in words', 'No,Response ID\n1,resp_a', '2 resp_a'],
    ['its name in capitals', 'NO,ID\n1,resp_a', '2 resp_a'],
    ['the clearer of two names', 'id,responseId\n1,resp_a', '2 resp_a'],
    ['the first column where none is named', 'resp_a,Ada\nresp_b,Bob', '1 resp_a, 2 resp_b'],
    ['semicolons, as Excel writes them in half of Europe', 'name;responseId\nAda, B;resp_a', '2 resp_a'],
    ['tabs', 'name\tresponseId\nAda\tresp_a', '2 resp_a'],
    ["Excel's line that names the delimiter", 'sep=;\nname;responseId\nAda;resp_a', '3 resp_a'],
    ['a byte order mark before a name', '\uFEFFresponseId,name\r\nresp_a,Ada\r\n', '2 resp_a'],
    ['quotes', '"name","responseId"\n"Ada, B","resp_a"\n"say ""hi""","resp_b"', '2 resp_a, 3 resp_b'],
    ['line ends within quotes', 'name,id\n"Ada\nB\r\n\nC",resp_a\nBob,resp_b', '2 resp_a, 6 resp_b'],
    ['delimiters within the quotes of the first line', '"a,b,c";responseId\nx;resp_a', '2 resp_a'],
    ['a quote that stands within a cell', 'name,id\n19" rack,resp_a\nBob,resp_b', '2 resp_a, 3 resp_b'],
    ['empty cells', 'a,id,c\n,resp_a,\n,,x', '2 resp_a, 3 -'],
    ['blank lines and rows of empty cells', '\nid,name\n\nresp_a,\n , \n,\nresp_b,', '4 resp_a, 7 resp_b'],
    ['rows that are too short', 'name,id\nAda\nBob,resp_b', '2 -, 3 resp_b'],
    ['rows without an id', 'id\nresp_a\nCUST-1\n', '2 resp_a, 3 -'],
    ['text behind a quoted cell', 'id,name\nresp_a,"Ada"s\nresp_b,Bob', '2 -, 3 resp_b'],
    ['a quote that is never closed', 'id,name\nresp_a,"Ada\nresp_b,Bob\nresp_c,Cy', '2 -, 3 resp_b, 4 resp_c'],
    ['a quote that the next line seems to close', 'id\n"resp_a\n"resp_b"\nresp_c', '2 -, 3 resp_b, 4 resp_c'],
  ])('takes %s', async (_what, text, lines) => {
    expect(await told('csv', text)).toBe(lines);
  });

  test('an open quote costs its own line, also where the list goes on for long', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `resp_${index},Ada`);
    lines[10] = 'resp_10,"Ada';
    const found = await read('csv', lines.join('\n'));
    expect(found).toHaveLength(20_000);
    expect(found.filter(({ responseId }) => responseId === null)).toEqual([{ line: 11, responseId: null }]);
    expect(found.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
  });
});

describe('the format', () => {
  test.each<Case>([
    ['text, by an id', '\n  \nresp_a\nresp_b,x', '3 resp_a, 4 -'],
    ['text, where nothing else fits', 'CUST-1\nresp_a', '1 -, 2 resp_a'],
    ['NDJSON, by an object', '{"id":"resp_a"}\n{"id":"resp_b"}', '1 resp_a, 2 resp_b'],
    ['NDJSON, by an id in quotes', '"resp_a"\n{"id":"resp_b"}', '1 resp_a, 2 resp_b'],
    ['CSV, by a name', 'Response ID\nresp_a', '2 resp_a'],
    ['CSV, by a delimiter', 'resp_a;Ada\nresp_b;Bob', '1 resp_a, 2 resp_b'],
    ['CSV, by quotes', '"customer"\n"resp_a"', '1 -, 2 resp_a'],
    ['none, in a list without a line', '\n\n', ''],
  ])('is %s', async (_what, text, lines) => {
    expect(await told('auto', text)).toBe(lines);
  });
});

describe('any list', () => {
  test.each<Format>(['text', 'ndjson', 'csv', 'auto'])('loses one line that is too long, as %s', async (format) => {
    const word = format === 'ndjson' ? '"resp_a"' : 'resp_a';
    const long = 'x'.repeat(70_000);
    expect(await told(format, `${word}\n`, long, long, `\n${word}\n`)).toBe('1 resp_a, 2 -, 3 resp_a');
    expect(await told(format, `${long}\n${word}`)).toBe('1 -, 2 resp_a');
  });

  test.each([
    ['utf-16le', Buffer.from('\uFEFFname\tid\r\nZoë\tresp_a\r\n', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFFname\tid\r\nZoë\tresp_a\r\n', 'utf16le').swap16()],
  ])('is understood in %s', async (_encoding, bytes) => {
    expect(await told('csv', bytes)).toBe('2 resp_a');
  });

  const cells = fc.constantFrom(
    'resp_a',
    'resp_b',
    'CUST',
    'Zoë €😀',
    '',
    ' ',
    '"',
    '""',
    ',',
    ';',
    '\n',
    '\r\n',
    '\r',
    '{"id":"',
  );
  const text = fc.array(cells, { maxLength: 40 }).map((parts) => parts.join(''));
  const cuts = fc.array(fc.nat(100), { maxLength: 20 });

  test.each<Format>(['text', 'ndjson', 'csv', 'auto'])('is the same however it is cut, as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(text, cuts, fc.boolean(), async (whole, places, hasMark) => {
        const bytes = Buffer.from(hasMark ? `\uFEFF${whole}` : whole);
        const bounds = [0, ...places.filter((place) => place < bytes.length), bytes.length].toSorted((a, b) => a - b);
        const chunks = bounds.slice(1).map((bound, index) => bytes.subarray(bounds[index], bound));
        expect(await read(format, ...chunks)).toEqual(await read(format, whole));
      }),
    );
  });

  test.each<Format>(['text', 'ndjson', 'csv', 'auto'])('has each line once, in order, as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(text, async (whole) => {
        const lines = (await read(format, whole)).map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b));
      }),
    );
  });
});
