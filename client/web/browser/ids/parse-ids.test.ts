import { describe, expect, test } from '@jest/globals';
import { responseIdKind } from '../../../../customer/response-id.ts';
import { parseIds } from './parse-ids.ts';

describe('ids are found however they are pasted', () => {
  test.each([
    ['one', 'resp_1'],
    ['with blanks around it', '  resp_1 \n'],
    ['in quotes', '"resp_1"'],
    ['as a list of JSON', '["resp_1"]'],
    ['in backticks', '`resp_1`'],
    ['at the end of a sentence', 'resp_1.'],
  ])('%s', (_how, text) => {
    expect(parseIds(text)).toEqual({ ids: ['resp_1'], bad: [], repeated: 0 });
  });

  test.each([
    ['lines', 'resp_1\nconv_2\nresp_3'],
    ['lines of Windows', 'resp_1\r\nconv_2\r\nresp_3'],
    ['blanks', 'resp_1 conv_2  resp_3'],
    ['tabs', 'resp_1\tconv_2\tresp_3'],
    ['commas', 'resp_1, conv_2,resp_3,'],
    ['semicolons', 'resp_1;conv_2; resp_3'],
    ['pipes', '| resp_1 | conv_2 | resp_3 |'],
    ['JSON', '["resp_1", "conv_2", "resp_3"]'],
    ['a mixture', 'resp_1,\n conv_2 ;\tresp_3'],
  ])('many, separated by %s', (_how, text) => {
    expect(parseIds(text)).toEqual({ ids: ['resp_1', 'conv_2', 'resp_3'], bad: [], repeated: 0 });
  });

  test.each([[''], [' \n\t '], [', ;'], ['[]'], ['""']])('nothing in %j', (text) => {
    expect(parseIds(text)).toEqual({ ids: [], bad: [], repeated: 0 });
  });

  test('each once, in the order in which they first came', () => {
    expect(parseIds('resp_b resp_a resp_b "resp_b"')).toEqual({ ids: ['resp_b', 'resp_a'], bad: [], repeated: 2 });
  });

  test('a hundred thousand at once', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `resp_${index}`);
    expect(parseIds(many.join('\n')).ids).toEqual(many);
  });
});

describe('what is no id is named', () => {
  test('with its line and among good ones', () => {
    const { ids, bad } = parseIds('resp_1\n\nfoo, resp_2\nbar');
    expect(ids).toEqual(['resp_1', 'resp_2']);
    expect(bad.map(({ text, line }) => [text, line])).toEqual([
      ['foo', 3],
      ['bar', 4],
    ]);
  });

  test.each([
    ['CUST-10045', /begin with resp_/],
    ['resp_', /cut off/],
    ['conv', /cut off/],
    ['RESP_1', /small letters/],
    ['msg_123', /another kind/],
    ['chatcmpl-123', /another kind/],
    ['resp_ä', /character/],
    [`resp_${'x'.repeat(201)}`, /too long/],
  ])('%s', (text, reason) => {
    expect(parseIds(text)).toMatchObject({ ids: [], bad: [{ reason: expect.stringMatching(reason) }] });
  });

  test('a key that was pasted by mistake, without showing it', () => {
    const { bad } = parseIds('sk-proj-abcdefghijklmnop');
    expect(bad).toEqual([{ text: 'sk-…', line: 1, reason: 'This looks like an API key. Never paste a key here.' }]);
  });

  test('in full only where it is short', () => {
    expect(parseIds('y'.repeat(100)).bad[0]?.text).toBe(`${'y'.repeat(39)}…`);
  });
});

test.each([
  'resp_1',
  'conv_a-b_C',
  'resp',
  'resp_',
  'RESP_1',
  'resp_ä',
  `resp_${'x'.repeat(200)}`,
  `resp_${'x'.repeat(201)}`,
])('%s is an id here exactly where the service takes it for one', (text) => {
  expect(parseIds(text).ids).toEqual(responseIdKind(text) === null ? [] : [text]);
});
