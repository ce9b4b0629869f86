import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

const record = {
  Numbers: [3, 1, 2],
  Names: ['Cy', 'Ada', 'Bob'],
  Mixed: [1, null, 'a'],
  Empty: [],
  Nulls: [null, null],
  Twice: [1, 2, 1, 'a', 'a', 'A', null, null, true, true, 1.5, 1.5],
};

type Row = [formula: string, expected: unknown];

describe('size and parts of a list', () => {
  test.each<Row>([
    ['Numbers.Count', 3],
    ['Numbers.Length', 3],
    ['Empty.Count', 0],
    ['Numbers.Skip(1)', [1, 2]],
    ['Numbers.Skip(9)', []],
    ['Numbers.Skip(-1)', [3, 1, 2]],
    ['Numbers.Take(2)', [3, 1]],
    ['Numbers.Take(0)', []],
    ['Numbers.Take(-1)', []],
    ['Numbers.Take(9)', [3, 1, 2]],
    ['Numbers.Reverse()', [2, 1, 3]],
    ['Empty.Reverse()', []],
    ['Numbers.ToList()', [3, 1, 2]],
    ['Numbers.ToArray()', [3, 1, 2]],
    ['Numbers.ElementAt(2)', 2],
    ['Mixed.ElementAt(1)', null],
    ['Numbers.ElementAtOrDefault(2)', 2],
    ['Numbers.ElementAtOrDefault(3)', null],
    ['Numbers.ElementAtOrDefault(-1)', null],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test.each(['Numbers.ElementAt(3)', 'Numbers.ElementAt(-1)', 'Empty.ElementAt(0)'])(
    '%s is out of range',
    (formula) => {
      expect(() => calculate(formula, record)).toThrow('The index lies outside the list.');
    },
  );
});

describe('equal items', () => {
  test.each<Row>([
    ['Numbers.Contains(1)', true],
    ['Numbers.Contains(4)', false],
    ['Numbers.Contains("1")', false],
    ['Names.Contains("ada")', false],
    ['Mixed.Contains(null)', true],
    ['Numbers.Contains(null)', false],
    ['Numbers.IndexOf(2)', 2],
    ['Mixed.IndexOf(null)', 1],
    ['Numbers.IndexOf(4)', -1],
    ['Twice.Distinct()', [1, 2, 'a', 'A', null, true, 1.5]],
    ['Empty.Distinct()', []],
    ['new[] { 1m, 1.0m, 2m }.Distinct().Count', 2],
    ['new[] { "1", "x" }.Distinct()', ['1', 'x']],
    ["new[] { 'a', 'b', 'a' }.Distinct()", ["'a'", "'b'"]],
    ['new[] { new DateTime(2026, 1, 1), new DateTime(2026, 1, 1) }.Distinct().Count', 1],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });
});

describe('work is counted', () => {
  const long = {
    List: Array.from({ length: 10_000 }, (_, index) => index),
    Flags: Array.from({ length: 10_000 }, () => [1]),
  };

  test('a long list of numbers can be made distinct', () => {
    expect(calculate('List.Distinct().Count', long)).toBe(10_000);
  });

  test.each([
    'List.Reverse().Reverse().Reverse()',
    'List.Contains(-1) || List.Contains(-1) || List.Contains(-1)',
    'Flags.Distinct()',
  ])('%s takes too many steps', (formula) => {
    expect(() => calculate(formula, long)).toThrow(/more than \d+ steps/);
  });
});
