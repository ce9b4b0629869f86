import { describe, expect, test } from '@jest/globals';
import { FormulaError } from '../formula-error.ts';
import { calculate } from './testing/calculate.ts';

const record = {
  Numbers: [3, 1, null, 2],
  Names: ['b', 'B', 'a', 'Ä'],
  People: [
    { Name: 'Cy', Age: 40 },
    { Name: 'Ada', Age: 36 },
    { Name: 'Bob', Age: 40 },
  ],
  Empty: [],
  Nulls: [null],
  Mixed: [1, 'a'],
};

type Row = [formula: string, expected: unknown];

describe('order', () => {
  test.each<Row>([
    ['Numbers.OrderBy(x => x)', [null, 1, 2, 3]],
    ['Numbers.OrderBy()', [null, 1, 2, 3]],
    ['Numbers.OrderByDescending(x => x)', [3, 2, 1, null]],
    ['Names.OrderBy(x => x)', ['B', 'a', 'b', 'Ä']],
    ['People.OrderBy(p => p.Age).Select(p => p.Name)', ['Ada', 'Cy', 'Bob']],
    ['People.OrderByDescending(p => p.Age).Select(p => p.Name)', ['Cy', 'Bob', 'Ada']],
    ['People.OrderBy(p => p.Name).First().Age', 36],
    ['Empty.OrderBy(x => x)', []],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test('values without a common order are an error', () => {
    expect(() => calculate('Mixed.OrderBy(x => x)', record)).toThrow('have no order');
  });
});

describe('extremes', () => {
  test.each<Row>([
    ['Numbers.Min()', 1],
    ['Numbers.Max()', 3],
    ['People.Min(p => p.Age)', 36],
    ['People.Max(p => p.Name)', 'Cy'],
    ['new[] { 1.5, 2 }.Max()', 2],
    ['Nulls.Max()', null],
    ['Nulls.Min()', null],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test.each(['Empty.Min()', 'Empty.Max(x => x)'])('%s is an error', (formula) => {
    expect(() => calculate(formula, record)).toThrow('The list has no items.');
  });
});

describe('sums', () => {
  test.each<Row>([
    ['Numbers.Sum()', 6],
    ['People.Sum(p => p.Age)', 116],
    ['new[] { 1.5, 2 }.Sum()', 3.5],
    ['new[] { 0.1m, 0.2m }.Sum()', 0.3],
    ['Empty.Sum()', 0],
    ['Nulls.Sum()', 0],
  ])('%s', (formula, expected) => {
    expect(calculate(formula, record)).toEqual(expected);
  });

  test('are of numbers only, and of whole ones only within their limits', () => {
    expect(() => calculate('Mixed.Sum()', record)).toThrow('Sum adds numbers and meets the type string.');
    expect(() => calculate('new[] { int.MaxValue, 1 }.Sum()')).toThrow(FormulaError);
  });
});
