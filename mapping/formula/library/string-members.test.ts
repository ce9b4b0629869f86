import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

/** A formula and its value. */
type Row = [formula: string, expected: unknown];

describe('a text', () => {
  test.each<Row>([
    ['"".Length', 0],
    ['"abc".Length', 3],
    ['"😀".Length', 2],
    ['"abc".ToString()', 'abc'],
    ['"straße".ToUpper()', 'STRAßE'],
    ['"ÄÖ".ToLower()', 'äö'],
    ['"i".ToUpperInvariant()', 'I'],
    ['"ΟΣ".ToLowerInvariant()', 'οσ'],
    ['"ab".ToCharArray()', ["'a'", "'b'"]],
    ['"".ToCharArray()', []],
    ['"abc".First()', "'a'"],
    ['"abc".Last()', "'c'"],
    ['"abc".Any()', true],
    ['"".Any()', false],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test.each(['"".First()', '"".Last()'])('%s has nothing to give', (formula) => {
    expect(() => calculate(formula)).toThrow('The text has no characters.');
  });

  test('is not taken apart into more characters than a list may have', () => {
    expect(() => calculate('Text.ToCharArray()', { Text: 'a'.repeat(10_001) })).toThrow(/more than 10000 items/);
  });
});

describe('texts are compared by their units', () => {
  test.each<Row>([
    ['"a".Equals("a")', true],
    ['"a".Equals("A")', false],
    ['"a".Equals(null)', false],
    ['"1".Equals(1)', false],
    ['"a".Equals("A", StringComparison.OrdinalIgnoreCase)', true],
    ['"ä".Equals("Ä", StringComparison.InvariantCultureIgnoreCase)', true],
    ['"a".Equals("A", StringComparison.Ordinal)', false],
    ['"a".Equals(null, StringComparison.Ordinal)', false],
    ['"a".CompareTo("b")', -1],
    ['"b".CompareTo("a")', 1],
    ['"a".CompareTo("a")', 0],
    ['"a".CompareTo("B")', 1],
    ['"a".CompareTo(null)', 1],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });
});

describe('a char', () => {
  test.each<Row>([
    ["'a'.ToString()", 'a'],
    ["'a'.Equals('a')", true],
    ["'a'.Equals('A')", false],
    ['\'a\'.Equals("a")', false],
    ["'a'.Equals(null)", false],
    ["'a'.CompareTo('c')", -2],
    ["'c'.CompareTo('a')", 2],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });
});
