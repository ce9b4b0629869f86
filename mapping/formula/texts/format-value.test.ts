import { describe, expect, test } from '@jest/globals';
import { FormulaError } from '../formula-error.ts';
import { formatValue } from './format-value.ts';
import { intOf, type Value } from '../values.ts';

const date: Value = { type: 'DateTime', ticks: 639_000_000_000_000_000n };

describe('a format is for numbers and dates', () => {
  test.each<[string, Value, string | null, string]>([
    ['an int', intOf(5), '000', '005'],
    ['a double', { type: 'double', value: 1234.5 }, 'N2', '1,234.50'],
    ['a decimal', { type: 'decimal', value: { coefficient: 15n, scale: 1 } }, 'F2', '1.50'],
    ['a date', date, 'yyyy-MM-dd', '2025-11-29'],
    ['a date with an offset', { type: 'DateTimeOffset', ticks: date.ticks, offsetMinutes: 60 }, 'zzz', '+01:00'],
    ['an int without a format', intOf(5), null, '5'],
    ['an int with an empty format', intOf(5), '', '5'],
    ['a text', 'abc', 'N2', 'abc'],
    ['a bool', true, 'N2', 'True'],
    ['a char', { type: 'char', value: 'x' }, 'N2', 'x'],
    ['nothing', null, 'N2', ''],
  ])('%s', (_what, value, format, text) => {
    expect(formatValue(value, format)).toBe(text);
  });

  test('a list has no text', () => {
    expect(() => formatValue({ type: 'List', items: [] }, null)).toThrow(FormulaError);
  });
});
