import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDecimal } from './convert.ts';
import { readSections } from './custom-number-sections.ts';
import { formatNumber } from './number-format.ts';
import type { NumberValue } from '../values.ts';

const int = (value: number): NumberValue => ({ type: 'int', value: BigInt(value) });
const double = (value: number): NumberValue => ({ type: 'double', value });
const decimal = (text: string): NumberValue => ({ type: 'decimal', value: readDecimal(text) });

describe('a custom format fills its places', () => {
  test.each<[NumberValue, string, string]>([
    [int(5), '0', '5'],
    [int(5), '000', '005'],
    [int(-5), '000', '-005'],
    [int(12345), '000', '12345'],
    [int(0), '0', '0'],
    [int(0), '#', ''],
    [int(0), '#.##', ''],
    [int(0), '0.00', '0.00'],
    [int(5), '##', '5'],
    [double(0.5), '#.##', '.5'],
    [double(0.5), '0.##', '0.5'],
    [double(1.5), '0.00', '1.50'],
    [double(1), '0.##', '1'],
    [double(1), '0.', '1'],
    [double(1234.5678), '0.00', '1234.57'],
    [double(0.125), '0.00', '0.13'],
    [double(2.5), '0', '3'],
    [decimal('2.345'), '0.00', '2.35'],
    [decimal('1.50'), '0.0###', '1.5'],
    [double(0.05), '#.0#', '.05'],
    [double(-0.1), '0', '-0'],
    [decimal('-0.1'), '0', '0'],
    [double(-0.001), '#', ''],
    [double(123), '0.0.0', '123.00'],
    [double(1.25), '0.0.0', '1.25'],
    [double(1234567890123456.8), '0', '1234567890123460'],
    [double(999.99), '0.0', '1000.0'],
  ])('%j as %s is %j', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });
});

describe('a comma', () => {
  test.each<[NumberValue, string, string]>([
    [int(1234567), '#,##0', '1,234,567'],
    [int(1234567), '#,#', '1,234,567'],
    [int(0), '#,##0', '0'],
    [int(0), '#,#', ''],
    [int(999), '#,##0', '999'],
    [int(-1234), '#,##0.00', '-1,234.00'],
    [int(5), '000,000', '000,005'],
    [int(1234567), '0,0.0', '1,234,567.0'],
    [int(1234567), '0,', '1235'],
    [int(1234567), '#,##0,', '1,235'],
    [int(123456789), '#,##0,,', '123'],
    [int(123456789), '0,,.0', '123.5'],
    [int(400), '0,', '0'],
    [int(1234), ',0', '1234'],
    [double(0.12345), '0.0,00', '0.123'],
    [double(1e15), '#,##0', '1,000,000,000,000,000'],
  ])('%j as %s is %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });
});

describe('per cent and per mille', () => {
  test.each<[NumberValue, string, string]>([
    [double(0.1234), '0%', '12%'],
    [double(0.1234), '0.0 %', '12.3 %'],
    [double(0.1234), '0.0‰', '123.4‰'],
    [int(1), '%0', '%100'],
    [double(0.5), '0%%', '5000%%'],
    [int(0), '0%', '0%'],
  ])('%j as %s is %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });
});

describe('sections', () => {
  test.each<[NumberValue, string, string]>([
    [int(5), '0;(0)', '5'],
    [int(-5), '0;(0)', '(5)'],
    [int(0), '0;(0)', '0'],
    [int(0), '0;(0);none', 'none'],
    [int(-5), '0;;none', '-5'],
    [int(0), '0;(0);', '0'],
    [int(5), ';(0)', ''],
    [double(0.001), '0.0;-0.0;none', 'none'],
    [double(-0.001), '0.0;(0.0);none', 'none'],
    [double(-0.001), '0.0;(0.0)', '-0.0'],
    [decimal('-0.001'), '0.0;(0.0)', '0.0'],
    [int(-5), '0;"a;b"0', 'a;b5'],
    [int(-5), '0\\;0;x0', 'x5'],
    [int(-5), '0;x0;y;z', 'x5'],
  ])('%j as %s is %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });
});

describe('text in a format', () => {
  test.each<[NumberValue, string, string]>([
    [int(5), '0 EUR', '5 EUR'],
    [int(-5), '€ 0', '-€ 5'],
    [int(5), "'#'0", '#5'],
    [int(5), '"0.0"0', '0.05'],
    [int(5), '\\#0\\\\', '#5\\'],
    [int(5), '0\\', '5'],
    [int(5), '"open 0', 'open 0'],
    [int(-5), 'text', '-text'],
    [int(1234567890), '(###) ###-####', '(123) 456-7890'],
    [int(12345678), '000-00-000', '123-45-678'],
    [int(12345), '#-#', '1234-5'],
    [int(5), '0 🎉', '5 🎉'],
    [int(5), '{0}', '{5}'],
  ])('%j as %s is %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });
});

describe('an exponent', () => {
  test.each<[NumberValue, string, string]>([
    [int(86000), '0.###E+0', '8.6E+4'],
    [int(86000), '0.###E+000', '8.6E+004'],
    [int(86000), '0.###E-000', '8.6E004'],
    [int(86000), '0.###e0', '8.6e4'],
    [double(0.00012), '0.0E-0', '1.2E-4'],
    [double(12345.6), '00.00E+0', '12.35E+3'],
    [int(0), '0.0E+0', '0.0E+0'],
    [double(9.99), '0.0E+00', '1.0E+01'],
    [int(5), '0E', '5E'],
    [int(5), '0E+', '5E+'],
    [int(5), '0E+0 E+0', '5E+0 E+0'],
    [int(5), '0E+000000000000', '5E+0000000000'],
  ])('%j as %s is %s', (value, format, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });
});

test('a format of zeros is the fixed format of a decimal', () => {
  const anyDecimal = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 10 }));
  fc.assert(
    fc.property(anyDecimal, fc.integer({ min: 1, max: 12 }), ([coefficient, scale], places) => {
      const value: NumberValue = { type: 'decimal', value: { coefficient, scale } };
      expect(formatNumber(value, `0.${'0'.repeat(places)}`)).toBe(formatNumber(value, `F${places}`));
      expect(formatNumber(value, `#,##0.${'0'.repeat(places)}`)).toBe(formatNumber(value, `N${places}`));
    }),
  );
});

test('any text is a format, and costs no more than its reading', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0#.,%;"\'\\eE+-x ')) }), (format) => {
      expect(typeof formatNumber(decimal('-1234.5'), `x${format}x`)).toBe('string');
    }),
  );
  const started = performance.now();
  for (const part of ['0', '#', ',', '.', ';', '"', '\\', 'E', 'E+0', '%']) {
    formatNumber(int(7), part.repeat(50_000 / part.length) + 'x');
  }
  expect(performance.now() - started).toBeLessThan(3000);
});

test('sections are told apart outside of quotes only', () => {
  expect(readSections('0;"a;b";\\;').map(({ isBlank }) => isBlank)).toEqual([false, false, false]);
  expect(readSections('').map(({ isBlank }) => isBlank)).toEqual([true]);
  expect(readSections(';').map(({ isBlank }) => isBlank)).toEqual([true, true]);
});
