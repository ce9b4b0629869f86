import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

type Row = [formula: string, expected: unknown];

describe('whether a text is in a text', () => {
  test.each<Row>([
    ['"abc".Contains("b")', true],
    ['"abc".Contains("B")', false],
    ['"abc".Contains("")', true],
    ['"".Contains("a")', false],
    ['"abc".Contains(\'c\')', true],
    ['"abc".Contains("BC", StringComparison.OrdinalIgnoreCase)', true],
    ['"Ärzte".Contains("äR", StringComparison.CurrentCultureIgnoreCase)', true],
    ['"abc".Contains("BC", StringComparison.Ordinal)', false],
    ['"abc".StartsWith("ab")', true],
    ['"abc".StartsWith("b")', false],
    ['"abc".StartsWith("")', true],
    ['"abc".StartsWith(\'a\')', true],
    ['"abc".StartsWith("AB", StringComparison.OrdinalIgnoreCase)', true],
    ['"abc".EndsWith("bc")', true],
    ['"abc".EndsWith("b")', false],
    ['"abc".EndsWith(\'c\')', true],
    ['"abc".EndsWith("BC", StringComparison.InvariantCultureIgnoreCase)', true],
    ['"abc".EndsWith("abcd")', false],
    // Ordinal: a composed letter is another than its parts, a mark without width counts.
    ['"é".StartsWith("e\\u0301")', false],
    ['"a\\u00adb".Contains("ab")', false],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test('null is nothing to look for', () => {
    expect(() => calculate('"abc".Contains(null)')).toThrow(/Invalid parameter passed to the method Contains/);
  });
});

describe('where a text is in a text, from the front', () => {
  test.each<Row>([
    ['"abcabc".IndexOf("c")', 2],
    ['"abcabc".IndexOf("x")', -1],
    ['"abcabc".IndexOf("")', 0],
    ['"abcabc".IndexOf(\'b\')', 1],
    ['"abcabc".IndexOf("c", 3)', 5],
    ['"abcabc".IndexOf("c", 2)', 2],
    ['"abcabc".IndexOf("a", 6)', -1],
    ['"abcabc".IndexOf("", 6)', 6],
    ['"abcabc".IndexOf("c", 3, 2)', -1],
    ['"abcabc".IndexOf("c", 3, 3)', 5],
    ['"abcabc".IndexOf(\'a\', 1, 0)', -1],
    ['"abcabc".IndexOf("C", StringComparison.OrdinalIgnoreCase)', 2],
    ['"abcabc".IndexOf("C", 3, StringComparison.OrdinalIgnoreCase)', 5],
    ['"ßa".IndexOf("A", StringComparison.OrdinalIgnoreCase)', 1],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test.each([
    ['"abc".IndexOf("a", -1)', 'The start index lies outside the text.'],
    ['"abc".IndexOf("a", 4)', 'The start index lies outside the text.'],
    ['"abc".IndexOf("a", 2, 2)', 'The count reaches outside the text.'],
    ['"abc".IndexOf("a", 2, -1)', 'The count reaches outside the text.'],
  ])('%s is out of range', (formula, message) => {
    expect(() => calculate(formula)).toThrow(message);
  });
});

describe('where a text is in a text, from the end', () => {
  test.each<Row>([
    ['"abcabc".LastIndexOf("c")', 5],
    ['"abcabc".LastIndexOf("x")', -1],
    ['"abcabc".LastIndexOf("")', 6],
    ['"abcabc".LastIndexOf(\'a\')', 3],
    ['"abcabc".LastIndexOf("bc", 4)', 1],
    ['"abcabc".LastIndexOf("bc", 5)', 4],
    ['"abcabc".LastIndexOf("a", 0)', 0],
    ['"abcabc".LastIndexOf("c", 6)', 5],
    ['"abcabc".LastIndexOf("", 1)', 2],
    ['"".LastIndexOf("a", 0)', -1],
    ['"".LastIndexOf("", -1)', 0],
    ['"abcabc".LastIndexOf("BC", StringComparison.OrdinalIgnoreCase)', 4],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test.each(['"abc".LastIndexOf("a", -1)', '"abc".LastIndexOf("a", 4)', '"".LastIndexOf("a", 1)'])(
    '%s is out of range',
    (formula) => {
      expect(() => calculate(formula)).toThrow('The start index lies outside the text.');
    },
  );
});

test('looking for a very long text in a very long text costs more than a formula may', () => {
  const record = { Text: 'a'.repeat(100_000), Sought: `b${'a'.repeat(50_000)}` };
  const searches = ['Contains', 'StartsWith', 'EndsWith', 'IndexOf', 'LastIndexOf'];
  for (const search of searches)
    expect(() => calculate(`Text.${search}(Sought)`, record)).toThrow(/more than \d+ steps/);
});
