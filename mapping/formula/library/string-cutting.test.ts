import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

type Row = [formula: string, expected: unknown];

describe('parts of a text', () => {
  test.each<Row>([
    ['"abcd".Substring(1)', 'bcd'],
    ['"abcd".Substring(4)', ''],
    ['"abcd".Substring(1, 2)', 'bc'],
    ['"abcd".Substring(4, 0)', ''],
    ['"".Substring(0)', ''],
    ['"😀".Substring(1)', '\ude00'],
    ['"abcd".Remove(1)', 'a'],
    ['"abcd".Remove(1, 2)', 'ad'],
    ['"abcd".Remove(0, 4)', ''],
    ['"abcd".Insert(0, "x")', 'xabcd'],
    ['"abcd".Insert(4, "x")', 'abcdx'],
    ['"abcd".Insert(2, "")', 'abcd'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test.each([
    ['"abc".Substring(-1)', 'The start index lies outside the text.'],
    ['"abc".Substring(4)', 'The start index lies outside the text.'],
    ['"abc".Substring(1, 3)', 'Start and length reach beyond the end of the text.'],
    ['"abc".Substring(1, -1)', 'The length is less than zero.'],
    ['"abc".Remove(4)', 'The start index lies outside the text.'],
    ['"abc".Remove(2, 2)', 'Start and length reach beyond the end of the text.'],
    ['"abc".Insert(4, "x")', 'The start index lies outside the text.'],
    ['"abc".Insert(-1, "x")', 'The start index lies outside the text.'],
  ])('%s is out of range', (formula, message) => {
    expect(() => calculate(formula)).toThrow(message);
  });
});

describe('trimming', () => {
  test.each<Row>([
    ['" \\t a b \\u0085".Trim()', 'a b'],
    ['"\\ufeffa".Trim()', '\ufeffa'],
    ['"  a ".TrimStart()', 'a '],
    ['"  a ".TrimEnd()', '  a'],
    ['"xxaxx".Trim(\'x\')', 'a'],
    ["\"xyaxy\".Trim('x', 'y')", 'a'],
    ['"xyaxy".Trim("yx")', 'a'],
    ["\"xyaxy\".TrimStart(new[] { 'x', 'y' })", 'axy'],
    ['"xyaxy".TrimEnd(new[] { "x", "y" })', 'xya'],
    ['" xax ".Trim(\'x\')', ' xax '],
    ['"abc".Trim("")', 'abc'],
    ['"00120".TrimStart(\'0\')', '120'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test.each(['"a".Trim(new[] { 1 })', '"a".Trim(new[] { new[] { "a" } })'])('%s has no characters', (formula) => {
    expect(() => calculate(formula)).toThrow('Only characters can be trimmed.');
  });
});

describe('padding', () => {
  test.each<Row>([
    ['"7".PadLeft(3)', '  7'],
    ['"7".PadLeft(3, \'0\')', '007'],
    ['"7".PadRight(3, \'.\')', '7..'],
    ['"1234".PadLeft(3)', '1234'],
    ['"".PadRight(2)', '  '],
    ['"a".PadLeft(0)', 'a'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test('to less than nothing, or to more than a text may be, is an error', () => {
    expect(() => calculate('"a".PadLeft(-1)')).toThrow('The width is less than zero.');
    expect(() => calculate('"a".PadRight(100001)')).toThrow(/more than 100000 characters/);
  });
});

describe('replacing', () => {
  test.each<Row>([
    ['"a-b-c".Replace("-", "+")', 'a+b+c'],
    ['"a-b-c".Replace("-", "")', 'abc'],
    ['"a-b-c".Replace("-", null)', 'abc'],
    ["\"a-b-c\".Replace('-', '/')", 'a/b/c'],
    ['"aaa".Replace("aa", "b")', 'ba'],
    ['"abc".Replace("x", "y")', 'abc'],
    ['"".Replace("x", "y")', ''],
    ['"a.c".Replace(".", "$&")', 'a$&c'],
    ['"aBc".Replace("b", "x")', 'aBc'],
    ['"aBcb".Replace("b", "x", StringComparison.OrdinalIgnoreCase)', 'axcx'],
    ['"Ärger".Replace("ÄR", "x", StringComparison.InvariantCultureIgnoreCase)', 'xger'],
    ['"aBc".Replace("b", "x", StringComparison.Ordinal)', 'aBc'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test('an empty text cannot be replaced', () => {
    expect(() => calculate('"abc".Replace("", "x")')).toThrow('The text to replace is empty.');
  });

  test('a text does not grow beyond the budget, and is not made before that is known', () => {
    const record = { Text: 'a'.repeat(1_000), Long: 'b'.repeat(1_000) };
    expect(() => calculate('Text.Replace("a", Long)', record)).toThrow(/more than 100000 characters/);
    expect(() => calculate('Text.Insert(0, "a".PadLeft(99001))', record)).toThrow(/more than 100000 characters/);
  });
});
