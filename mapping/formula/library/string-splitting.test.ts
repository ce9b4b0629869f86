import { describe, expect, test } from '@jest/globals';
import { calculate } from './testing/calculate.ts';

type Row = [formula: string, expected: unknown];

describe('Split', () => {
  test.each<Row>([
    ['"a,b,,c".Split(\',\')', ['a', 'b', '', 'c']],
    ['"a, b, c".Split(", ")', ['a', 'b', 'c']],
    ["\"a,b;c\".Split(',', ';')", ['a', 'b', 'c']],
    ["\"a,b;c\".Split(new[] { ',', ';' })", ['a', 'b', 'c']],
    ['"a--b==c".Split(new[] { "--", "==" })', ['a', 'b', 'c']],
    ['"a--b-c".Split(new[] { "-", "--" })', ['a', '', 'b', 'c']],
    ['"a--b-c".Split(new[] { "--", "-" })', ['a', 'b', 'c']],
    ['"a b\\tc".Split()', ['a', 'b', 'c']],
    ['"a b".Split(null)', ['a', 'b']],
    ['"a  b".Split()', ['a', '', 'b']],
    ['"a b".Split("")', ['a b']],
    ['"".Split(\',\')', ['']],
    ['"a".Split(\',\')', ['a']],
    ['"a,b,c".Split(\',\', 2)', ['a', 'b,c']],
    ['"a,b,c".Split(\',\', 0)', []],
    ['"a,,b".Split(\',\', StringSplitOptions.None)', ['a', '', 'b']],
    ['"a,,b".Split(\',\', StringSplitOptions.RemoveEmptyEntries)', ['a', 'b']],
    ['" a , ,b".Split(\',\', StringSplitOptions.TrimEntries)', ['a', '', 'b']],
    ['"a,,b,c".Split(\',\', 2, StringSplitOptions.RemoveEmptyEntries)', ['a', 'b,c']],
    ["\"a,;b\".Split(new[] { ',', ';' }, StringSplitOptions.RemoveEmptyEntries)", ['a', 'b']],
    ['"a  b".Split(null, StringSplitOptions.RemoveEmptyEntries)', ['a', 'b']],
    ['"a,b".Split(\',\').Length', 2],
    ['"a,b".Split(\',\')[1]', 'b'],
  ])('%s', (formula, expected) => {
    expect(calculate(formula)).toEqual(expected);
  });

  test('refuses a negative count and separators that are no text', () => {
    expect(() => calculate('"a".Split(\',\', -1)')).toThrow('The count is less than zero.');
    expect(() => calculate('"a".Split(new[] { 1 })')).toThrow('Only characters and texts can separate.');
  });

  test('makes no list that is longer than lists may be', () => {
    const record = { Text: ','.repeat(10_000) };
    expect(() => calculate("Text.Split(',')", record)).toThrow(/more than 10000 items/);
    expect(calculate("Text.Split(',', 3).Length", record)).toBe(3);
  });

  test('looks for many separators only within the budget', () => {
    const record = { Text: 'a'.repeat(100_000), Separators: Array.from({ length: 5_000 }, (_, index) => `a${index}`) };
    expect(() => calculate('Text.Split(Separators)', record)).toThrow(/more than \d+ steps/);
  });
});
