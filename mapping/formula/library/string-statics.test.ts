import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

type Row = [formula: string, expected: unknown];

describe('string', () => {
  test.each<Row>([
    ['string.Empty', ''],
    ['String.Empty', ''],
    ['string.IsNullOrEmpty(null)', true],
    ['string.IsNullOrEmpty("")', true],
    ['string.IsNullOrEmpty(" ")', false],
    ['string.IsNullOrWhiteSpace(null)', true],
    ['string.IsNullOrWhiteSpace(" \\t\\u0085")', true],
    ['string.IsNullOrWhiteSpace("\\ufeff")', false],
    ['string.IsNullOrWhiteSpace("a")', false],
    ['string.Equals("a", "a")', true],
    ['string.Equals("a", "A")', false],
    ['string.Equals(null, null)', true],
    ['string.Equals(null, "")', false],
    ['string.Equals("a", "A", StringComparison.OrdinalIgnoreCase)', true],
    ['string.Compare("a", "b")', -1],
    ['string.Compare("b", "a")', 1],
    ['string.Compare("a", "A")', 1],
    ['string.Compare("a", "A", true)', 0],
    ['string.Compare("a", "A", false)', 1],
    ['string.Compare("a", "A", StringComparison.OrdinalIgnoreCase)', 0],
    ['string.Compare(null, "")', -1],
    ['string.Compare("", null)', 1],
    ['string.Compare(null, null)', 0],
    ['string.CompareOrdinal("a", "B")', 1],
    ["new string('x', 3)", 'xxx'],
    ["new string('x', 0)", ''],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test('does not repeat a char less than never, or without end', () => {
    expect(() => calculate("new string('x', -1)")).toThrow('The count is less than zero.');
    expect(() => calculate("new string('x', 100001)")).toThrow(/more than 100000 characters/);
  });
});

describe('texts are joined', () => {
  const record = { Names: ['Ada', null, 'Bob'], Numbers: [1, 2.5], Record: { a: 1 } };

  test.each<Row>([
    ['string.Join(", ", Names)', 'Ada, , Bob'],
    ["string.Join('-', Numbers)", '1-2.5'],
    ['string.Join(null, Numbers)', '12.5'],
    ['string.Join(",", "a", 1, true, null, \'c\')', 'a,1,True,,c'],
    ['string.Join(",")', ''],
    ['string.Join(",", "a")', 'a'],
    ['string.Concat("a", 1, null, true)', 'a1True'],
    ['string.Concat(Names)', 'AdaBob'],
    ['string.Concat()', ''],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test('but neither lists nor records among them', () => {
    expect(() => calculate('string.Join(",", "a", Names)', record)).toThrow('A List is no text');
    expect(() => calculate('string.Concat("a", Record)', record)).toThrow('A Dictionary is no text');
  });

  test('only as far as a text may grow', () => {
    const long = { Long: 'a'.repeat(60_000), Items: Array.from({ length: 1_000 }, () => 'a') };
    expect(() => calculate('string.Concat(Long, Long)', long)).toThrow(/more than 100000 characters/);
    expect(() => calculate('string.Join("a".PadLeft(1000), Items)', long)).toThrow(/more than 100000 characters/);
  });
});

describe('string.Format', () => {
  test.each<Row>([
    ['string.Format("{0} is {1}", "Ada", 36)', 'Ada is 36'],
    ['string.Format("{0:N2}|{1,5}|{1,-5}|", 1234.5, "a")', '1,234.50|    a|a    |'],
    ['string.Format("{0:yyyy}", new DateTime(2026, 11, 23))', '2026'],
    ['string.Format("{{{0}}}", null)', '{}'],
    ['string.Format("plain")', 'plain'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test('says where a value is missing', () => {
    expect(() => calculate('string.Format("{1}", "a")')).toThrow(/\{index\} for which there is no value/);
  });
});
