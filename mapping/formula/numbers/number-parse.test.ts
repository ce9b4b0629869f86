import { describe, expect, test } from '@jest/globals';
import { FormulaError } from '../formula-error.ts';
import { parseBool, parseDouble, parseWhole } from './number-parse.ts';

describe('a whole number in a text', () => {
  test.each([
    ['0', 0n],
    ['-0', 0n],
    ['+7', 7n],
    [' \t7\r\n', 7n],
    ['007', 7n],
    ['-12', -12n],
    ['7\0', 7n],
    ['9223372036854775808', 9223372036854775808n],
    [`${'0'.repeat(1000)}5`, 5n],
  ])('%j is read', (text, expected) => {
    expect(parseWhole(text)).toBe(expected);
  });

  test.each(['', ' ', '7.5', '7.0', '1,000', '1e3', '- 7', '7-', '0x7', 'seven', '7 7', '\u00a07', '٧', '[7'])(
    '%j is none',
    (text) => {
      expect(() => parseWhole(text)).toThrow('The text is no whole number.');
    },
  );

  test('of twenty digits is in the range of nothing', () => {
    expect(() => parseWhole('1'.repeat(20))).toThrow('out of the range of long');
  });

  test.each([`${'0'.repeat(100_000)}x`, '1'.repeat(100_000), `1${' '.repeat(100_000)}x`, ' '.repeat(100_000)])(
    'costs no more than its reading (%#)',
    (text) => {
      const started = performance.now();
      for (let round = 0; round < 20; round += 1) expect(() => parseWhole(text)).toThrow(FormulaError);
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});

describe('a double in a text', () => {
  test.each([
    ['0', 0],
    ['-0', -0],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['-1e3', -1000],
    ['1.e+2', 100],
    ['1E-05', 1e-5],
    [' 1,234.5 ', 1234.5],
    ['1e400', Infinity],
    ['-1e400', -Infinity],
    ['1e-400', 0],
    ['0.30000000000000004', 0.1 + 0.2],
    ['Infinity', Infinity],
    ['-infinity', -Infinity],
    ['+INFINITY', Infinity],
    ['NaN', Number.NaN],
    ['-nan', Number.NaN],
  ])('%j is read', (text, expected) => {
    expect(parseDouble(text)).toBe(expected);
  });

  test.each(['', ' ', '.', '-', 'e3', '1e', '1e+', '1-', '- 1', '1.2.3', '1.5,0', '0x10', '1_000', '1f', 'Inf', '∞'])(
    '%j is none',
    (text) => {
      expect(() => parseDouble(text)).toThrow('The text is no number.');
    },
  );

  test.each([`${'1'.repeat(100_000)}x`, `1${','.repeat(100_000)}x`, `1.${'1'.repeat(100_000)}x`])(
    'costs no more than its reading (%#)',
    (text) => {
      const started = performance.now();
      for (let round = 0; round < 20; round += 1) expect(() => parseDouble(text)).toThrow(FormulaError);
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});

describe('a bool in a text', () => {
  test.each([
    ['True', true],
    ['true', true],
    [' FALSE ', false],
    ['false', false],
  ])('%j is read', (text, expected) => {
    expect(parseBool(text)).toBe(expected);
  });

  test.each(['', 'yes', '1', '0', 'T', 'truee'])('%j is none', (text) => {
    expect(() => parseBool(text)).toThrow('neither True nor False');
  });
});
