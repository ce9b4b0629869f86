import { describe, expect, test } from '@jest/globals';
import { createBudget } from '../budget.ts';
import { FormulaError } from '../formula-error.ts';
import { readStringDictionary } from './string-dictionary.ts';

function read(json: string): unknown {
  const found = readStringDictionary(json, createBudget());
  return found === null ? null : [...found.entries];
}

describe('a JSON object becomes a record of texts', () => {
  test.each<[string, unknown]>([
    ['{}', []],
    [' {"a":"b"} ', [['a', 'b']]],
    [
      '{"a":1.50,"b":-2e3,"c":12345678901234567890}',
      [
        ['a', '1.50'],
        ['b', '-2e3'],
        ['c', '12345678901234567890'],
      ],
    ],
    [
      '{"a":true,"b":false,"c":null}',
      [
        ['a', 'true'],
        ['b', 'false'],
        ['c', null],
      ],
    ],
    ['{"a":1,"a":2}', [['a', '2']]],
    [
      '{"__proto__":"x","constructor":"y"}',
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ],
    ],
    ['{"a":"2026-11-23T10:20:30Z"}', [['a', '2026-11-23T10:20:30Z']]],
    ['', null],
    [' \n', null],
    ['null', null],
  ])('%s', (json, expected) => {
    expect(read(json)).toEqual(expected);
  });
});

describe('anything else is an error that does not quote the text', () => {
  test.each([
    ['{', 'The text is no JSON.'],
    ["{'a':'b'}", 'The text is no JSON.'],
    ['[1]', 'The text is no JSON object of plain values.'],
    ['"a"', 'The text is no JSON object of plain values.'],
    ['1', 'The text is no JSON object of plain values.'],
    ['{"a":{}}', 'The text is no JSON object of plain values.'],
    ['{"a":["b"]}', 'The text is no JSON object of plain values.'],
  ])('%s', (json, message) => {
    expect(() => read(json)).toThrow(new FormulaError(message));
  });

  test('JSON that is deeper than any stack', () => {
    expect(() => read('{"a":'.repeat(20_000))).toThrow(FormulaError);
    expect(() => read(`{"a":${'['.repeat(40_000)}${']'.repeat(40_000)}}`)).toThrow(FormulaError);
  });
});

test('a record may have no more entries than a list items', () => {
  const budget = createBudget({ steps: 100, textLength: 100, listLength: 2 });
  expect(() => readStringDictionary('{"a":1,"b":2}', budget)).not.toThrow();
  expect(() => readStringDictionary('{"a":1,"b":2,"c":3}', budget)).toThrow(FormulaError);
});
