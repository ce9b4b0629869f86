import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

/** A formula and its value. */
type Row = [formula: string, expected: unknown];

describe('Truncate', () => {
  test.each<Row>([
    ['Truncate(null, 3)', null],
    ['Truncate("abcd", 3)', 'abc'],
    ['Truncate("abc", 3)', 'abc'],
    ['Truncate("ab", 3)', 'ab'],
    ['Truncate("abc", 0)', ''],
    ['Truncate("", 0)', ''],
    ['Truncate("😀", 1)', '\ud83d'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test('to less than nothing is an error', () => {
    expect(() => calculate('Truncate("abc", -1)')).toThrow('Truncate cannot cut a text to less than no characters.');
  });

  test('of a number is refused in the words of iPaaS.com', () => {
    expect(() => calculate('Truncate(5, 3)')).toThrow(
      'Invalid parameter passed to the method Truncate. The parameter text is expected to be of the type string but is the type int.',
    );
  });
});

describe('RemovePrefix takes the prefix first', () => {
  test.each<Row>([
    ['RemovePrefix("C-", "C-100")', '100'],
    ['RemovePrefix("C-100", "C-")', 'C-'],
    ['RemovePrefix("c-", "C-100")', 'C-100'],
    ['RemovePrefix("C-", "C-C-1")', 'C-1'],
    ['RemovePrefix("", "abc")', 'abc'],
    ['RemovePrefix(null, "abc")', 'abc'],
    ['RemovePrefix("a", null)', null],
    ['RemovePrefix("abc", "abc")', ''],
    ['RemovePrefix("e\\u0301", "é")', 'é'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });
});

describe('SubstringAfterLastMatch', () => {
  test.each<Row>([
    ['SubstringAfterLastMatch("a/b/c", "/")', 'c'],
    ['SubstringAfterLastMatch("a/b/", "/")', ''],
    ['SubstringAfterLastMatch("a--b--c", "--")', 'c'],
    ['SubstringAfterLastMatch("abc", "/")', null],
    ['SubstringAfterLastMatch("abc", "B")', null],
    ['SubstringAfterLastMatch("", "/")', null],
    ['SubstringAfterLastMatch("abc", "")', null],
    ['SubstringAfterLastMatch(null, "/")', null],
    ['SubstringAfterLastMatch("abc", null)', null],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });
});

describe('patterns', () => {
  test.each<Row>([
    ['RegExMatch("abc-123", @"\\d+")', true],
    ['RegExMatch("abc", @"^\\d+$")', false],
    ['RegExMatch("", "")', true],
    ['RegExMatch("Ärzte", @"^\\w+$")', true],
    ['WildcardMatch("Ada Lovelace", "Ada%")', true],
    ['WildcardMatch("Ada Lovelace", "%lace")', true],
    ['WildcardMatch("Ada Lovelace", "A%L%e")', true],
    ['WildcardMatch("Ada", "B%")', false],
    // Neither anchored nor literal, as with the vendor.
    ['WildcardMatch("Dr. Ada Lovelace", "Ada%")', true],
    ['WildcardMatch("Adam", "Ada")', true],
    ['WildcardMatch("abc", "a.c")', true],
    ['WildcardMatch("a\\nb", "a%b")', false],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test.each(['RegExMatch(null, "a")', 'RegExMatch("a", null)', 'WildcardMatch(null, "%")', 'WildcardMatch("a", null)'])(
    '%s is refused',
    (formula) => {
      expect(() => calculate(formula)).toThrow(/is expected to be of the type string but is the type null/);
    },
  );

  test('a match against a long text costs steps', () => {
    const formula = 'RegExMatch(Text, @"(?:[ab]{90}x){10}[^ab]")';
    expect(() => calculate(formula, { Text: 'ab'.repeat(50_000) })).not.toThrow();
    expect(() => calculate(`${formula} || ${formula}`, { Text: 'ab'.repeat(50_000) })).toThrow(/more than \d+ steps/);
  });
});

describe('StringListFromString neither trims nor knows quotes', () => {
  test.each<Row>([
    ['StringListFromString("[a,b]")', ['a', 'b']],
    ['StringListFromString("a,b")', ['a', 'b']],
    ['StringListFromString("[a, b ]")', ['a', ' b ']],
    ['StringListFromString("[[a],[b]]")', ['[a]', '[b]']],
    ['StringListFromString("[\\"a,b\\",c]")', ['"a', 'b"', 'c']],
    ['StringListFromString("a")', ['a']],
    ['StringListFromString("[a,]")', ['a', '']],
    ['StringListFromString(" [a]")', [' [a']],
    ['StringListFromString("[]")', null],
    ['StringListFromString("[ ]")', [' ']],
    ['StringListFromString("[,]")', ['', '']],
    ['StringListFromString("")', null],
    ['StringListFromString(null)', null],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test('a list may not be longer than lists may be', () => {
    expect(() => calculate('StringListFromString(Text)', { Text: ','.repeat(10_000) })).toThrow(
      /more than 10000 items/,
    );
  });
});

describe('dictionaries of texts', () => {
  const record = { Json: '{"a":"1","b":2}', Fields: { a: '1', n: null } };

  test.each<Row>([
    ['JSONToDictionary(Json)', { a: '1', b: '2' }],
    ['JSONToDictionary(null)', null],
    ['JSONToDictionary("")', null],
    ['ReadFromStringDictionary(JSONToDictionary(Json), "b")', '2'],
    ['ReadFromStringDictionary(JSONToDictionary(Json), "c")', null],
    ['ReadFromStringDictionary(JSONToDictionary(null), "a")', null],
    ['ReadFromStringDictionary(Fields, "a")', '1'],
    ['ReadFromStringDictionary(Fields, "n")', null],
    ['ReadFromStringDictionary(Fields, "A")', null],
    ['ReadFromStringDictionary(Fields, "toString")', null],
    ['ReadFromStringDictionary(Fields, null)', null],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test('a text that is no JSON object is an error', () => {
    expect(() => calculate('JSONToDictionary("[1]")')).toThrow('The text is no JSON object of plain values.');
  });
});
