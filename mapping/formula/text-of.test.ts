import { describe, expect, test } from '@jest/globals';
import { destinationText } from './destination-text.ts';
import { FormulaError } from './formula-error.ts';
import { fromJson } from './from-json.ts';
import { textOf } from './text-of.ts';
import type { Value } from './values.ts';

const ticks = 638_995_008_001_230_000n;

/** The text in C#, and the text that iPaaS.com is sent. */
const texts: [what: string, value: Value, inText: string, sent: string | null][] = [
  ['null', null, '', null],
  ['an empty text', '', '', ''],
  ['a text', ' a ', ' a ', ' a '],
  ['true', true, 'True', 'true'],
  ['false', false, 'False', 'false'],
  ['an int', { type: 'int', value: -5n }, '-5', '-5'],
  ['a long', { type: 'long', value: 2n ** 62n }, '4611686018427387904', '4611686018427387904'],
  ['a double', { type: 'double', value: 0.1 }, '0.1', '0.1'],
  ['a large double', { type: 'double', value: 1e21 }, '1E+21', '1000000000000000000000'],
  ['a small double', { type: 'double', value: 1e-7 }, '1E-07', '0.0000001'],
  ['minus zero', { type: 'double', value: -0 }, '-0', '0'],
  ['a decimal', { type: 'decimal', value: { coefficient: 150n, scale: 2 } }, '1.50', '1.50'],
  ['a char', { type: 'char', value: 'c' }, 'c', 'c'],
  ['a DateTime', { type: 'DateTime', ticks }, '11/23/2025 13:20:00', '2025-11-23T13:20:00.123'],
  [
    'a DateTimeOffset',
    { type: 'DateTimeOffset', ticks, offsetMinutes: 60 },
    '11/23/2025 13:20:00 +01:00',
    '2025-11-23T13:20:00.123+01:00',
  ],
  ['a TimeSpan', { type: 'TimeSpan', ticks: 36_000_000_000n }, '01:00:00', '01:00:00'],
  [
    'a Guid',
    { type: 'Guid', text: '00000000-0000-0000-0000-000000000000' },
    '00000000-0000-0000-0000-000000000000',
    '00000000-0000-0000-0000-000000000000',
  ],
  ['an enumeration', { type: 'DayOfWeek', name: 'Monday', number: 1 }, 'Monday', 'Monday'],
];

describe('a value as a text', () => {
  test.each(texts)('%s', (_what, value, inText, sent) => {
    expect(textOf(value)).toBe(inText);
    expect(destinationText(value)).toBe(sent);
  });

  test.each<[what: string, value: Value, message: string]>([
    [
      'a list',
      { type: 'List', items: ['private'] },
      'A List is no text; name the item or field of it, or use string.Join.',
    ],
    [
      'a record',
      { type: 'Dictionary', entries: new Map() },
      'A Dictionary is no text; name the item or field of it, or use string.Join.',
    ],
  ])('%s is none', (_what, value, message) => {
    expect(() => textOf(value)).toThrow(new FormulaError(message));
    expect(() => destinationText(value)).toThrow(new FormulaError(message));
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]])(
    '%d is one in C#, and cannot be sent',
    (value) => {
      expect(textOf({ type: 'double', value })).toBe(String(value));
      expect(() => destinationText({ type: 'double', value })).toThrow('The result is no finite number.');
    },
  );
});

describe('a value of JSON as formulas see it', () => {
  test.each<[json: Parameters<typeof fromJson>[0], expected: Value]>([
    [null, null],
    ['', ''],
    ['5', '5'],
    [true, true],
    [5, { type: 'int', value: 5n }],
    [-0, { type: 'int', value: 0n }],
    [2_147_483_647, { type: 'int', value: 2_147_483_647n }],
    [2_147_483_648, { type: 'long', value: 2_147_483_648n }],
    [-2_147_483_648, { type: 'int', value: -2_147_483_648n }],
    [-2_147_483_649, { type: 'long', value: -2_147_483_649n }],
    [2 ** 53, { type: 'long', value: 2n ** 53n }],
    [-(2 ** 63), { type: 'long', value: -(2n ** 63n) }],
    [2 ** 63, { type: 'double', value: 2 ** 63 }],
    [1e300, { type: 'double', value: 1e300 }],
    [0.5, { type: 'double', value: 0.5 }],
    [[], { type: 'List', items: [] }],
    [
      [1, [null]],
      {
        type: 'List',
        items: [
          { type: 'int', value: 1n },
          { type: 'List', items: [null] },
        ],
      },
    ],
    [{}, { type: 'Dictionary', entries: new Map() }],
    [
      { a: { b: 1 } },
      {
        type: 'Dictionary',
        entries: new Map([['a', { type: 'Dictionary', entries: new Map([['b', { type: 'int', value: 1n }]]) }]]),
      },
    ],
  ])('%j', (json, expected) => {
    expect(fromJson(json)).toEqual(expected);
  });

  test('keeps every key, in its order', () => {
    const json: Parameters<typeof fromJson>[0] = JSON.parse('{ "b": 1, "__proto__": 2, "constructor": 3, "a": 4 }');
    const value = fromJson(json);
    const keys = typeof value === 'object' && value?.type === 'Dictionary' ? [...value.entries.keys()] : [];
    expect(keys).toEqual(['b', '__proto__', 'constructor', 'a']);
  });
});
