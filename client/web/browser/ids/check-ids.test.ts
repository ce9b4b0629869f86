import { describe, expect, test } from '@jest/globals';
import { countIds, mostIds, obstacles } from './check-ids.ts';
import { parseIds } from './parse-ids.ts';

function ids(count: number): string {
  return Array.from({ length: count }, (_, index) => `resp_${index}`).join(' ');
}

describe('what stands in the way', () => {
  test('nothing, of good ids', () => {
    expect(obstacles(parseIds('resp_1 resp_2'))).toEqual([]);
  });

  test('each bad piece, with its line and why', () => {
    expect(obstacles(parseIds('resp_1\nCUST-1'))).toEqual([
      'Line 2: “CUST-1” is not an id. Ids begin with resp_ (a response) or conv_ (a conversation).',
    ]);
  });

  test.each([
    [5, 5, expect.stringContaining('bad4')],
    [6, 6, 'And 1 more piece that is not an id.'],
    [9, 6, 'And 4 more pieces that are not an id.'],
  ])('of %i bad pieces the first five', (count, sentences, last) => {
    const bad = Array.from({ length: count }, (_, index) => `bad${index}`).join('\n');
    const told = obstacles(parseIds(bad));
    expect(told).toHaveLength(sentences);
    expect(told.at(-1)).toEqual(last);
  });

  test.each([
    [mostIds, []],
    [mostIds + 1, ['100,001 ids are too many to paste: at most 100,000. Choose a file instead.']],
  ])('%i ids at once', (count, told) => {
    expect(obstacles(parseIds(ids(count)))).toEqual(told);
  });
});

test.each([
  ['', 'Response ids (resp_…) or conversation ids (conv_…), one or many.'],
  ['resp_1', '1 id.'],
  ['resp_1 resp_2', '2 ids.'],
  ['resp_1 resp_1', '1 id; 1 repeated one is left out.'],
  ['resp_1 resp_2 resp_1 resp_2', '2 ids; 2 repeated ones are left out.'],
])('%j is counted as: %s', (text, told) => {
  expect(countIds(parseIds(text))).toBe(told);
});
